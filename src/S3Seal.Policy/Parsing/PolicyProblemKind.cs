namespace S3Seal.Policy.Parsing;

/// <summary>What is wrong with a policy. The order is the order in which S3 checks, and so which defect it names first.</summary>
public enum PolicyProblemKind
{
    /// <summary>The text does not begin with <c>{</c>.</summary>
    FirstByte,

    /// <summary>The text is no JSON.</summary>
    InvalidJson,

    /// <summary>The text has more than 20480 bytes.</summary>
    DocumentTooLarge,

    /// <summary>An element that the language does not have.</summary>
    UnknownElement,

    /// <summary>A member that stands twice in one object.</summary>
    RepeatedMember,

    /// <summary>An element of the wrong JSON type.</summary>
    InvalidSyntax,

    /// <summary>A mandatory element is missing.</summary>
    MissingElement,

    /// <summary>A version that the language never had.</summary>
    InvalidVersion,

    /// <summary>An empty list of statements.</summary>
    EmptyStatement,

    /// <summary>An effect that is neither Allow nor Deny.</summary>
    InvalidEffect,

    /// <summary>An element together with its Not-form.</summary>
    ConflictingElements,

    /// <summary>NotPrincipal in an Allow.</summary>
    NotPrincipalWithAllow,

    /// <summary>A principal that cannot be.</summary>
    InvalidPrincipal,

    /// <summary>An action that S3 does not have.</summary>
    InvalidAction,

    /// <summary>A resource outside the bucket.</summary>
    InvalidResource,

    /// <summary>An action that fits none of the statement's resources.</summary>
    ActionResourceMismatch,

    /// <summary>A condition operator that AWS does not have.</summary>
    InvalidOperator,

    /// <summary>A condition key that S3 does not have.</summary>
    InvalidConditionKey,

    /// <summary>A condition key that does not belong to the action.</summary>
    ConditionActionMismatch,
}
