namespace S3Seal.Policy.Evaluation;

/// <summary>What becomes of a request.</summary>
public enum Decision
{
    /// <summary>Nothing grants and nothing denies: refused.</summary>
    ImplicitDeny,

    /// <summary>A statement denies: refused, whatever grants.</summary>
    ExplicitDeny,

    /// <summary>Granted.</summary>
    Allow,

    /// <summary>It depends on values that are not known; never the answer to a complete request.</summary>
    Undetermined,
}
