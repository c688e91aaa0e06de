using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>Who owns a bucket or an object, and who else was granted what.</summary>
internal sealed record AccessControlList(string OwnerCanonicalId, ImmutableArray<AclGrant> Grants)
{
    /// <summary>What everything starts with: the owner alone has full control.</summary>
    public static AccessControlList Private(string ownerCanonicalId) =>
        new(ownerCanonicalId, [new AclGrant(AclGrantee.Account(ownerCanonicalId), AclPermission.FULL_CONTROL)]);

    /// <summary>True when everybody, or everybody with any AWS account, is granted something.</summary>
    public bool IsPublic => Grants.Any(grant => grant.Grantee.IsPublic);

    /// <summary>The same list without its public grants, as IgnorePublicAcls reads it.</summary>
    public AccessControlList WithoutPublicGrants() => this with { Grants = Grants.RemoveAll(grant => grant.Grantee.IsPublic) };
}

internal sealed record AclGrant(AclGrantee Grantee, AclPermission Permission);

/// <summary>An account by its canonical id, or a predefined group by its URI; exactly one is set.</summary>
internal sealed record AclGrantee(string? CanonicalId, string? GroupUri)
{
    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    public const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    public bool IsPublic => GroupUri is AllUsers or AuthenticatedUsers;

    public static AclGrantee Account(string canonicalId) => new(canonicalId, null);

    public static AclGrantee Group(string uri) => new(null, uri);
}

/// <summary>What a grant gives; the names are S3's words.</summary>
internal enum AclPermission
{
    FULL_CONTROL,
    READ,
    WRITE,
    READ_ACP,
    WRITE_ACP,
}
