namespace S3Seal.Policy.Model;

/// <summary>The forms of a principal.</summary>
public enum PrincipalKind
{
    /// <summary><c>"*"</c>: everybody, anonymous callers and service principals too.</summary>
    Everyone,

    /// <summary><c>{"AWS": "*"}</c>: everybody but service principals.</summary>
    EveryAwsPrincipal,

    /// <summary>An account, written as twelve digits or as its root ARN.</summary>
    Account,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An IAM role with all its sessions.</summary>
    Role,

    /// <summary>One session of a role.</summary>
    RoleSession,

    /// <summary>One federated session of a user.</summary>
    FederatedUser,

    /// <summary>The unique id that is left of a deleted user or role; nobody matches it.</summary>
    UniqueId,

    /// <summary>A CloudFront origin access identity.</summary>
    OriginAccessIdentity,

    /// <summary>The account with a canonical user id.</summary>
    CanonicalUser,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,
}
