namespace S3Seal.Policy.Parsing;

/// <summary>Where a policy is attached.</summary>
public enum PolicyKind
{
    /// <summary>To a bucket: every statement names principals.</summary>
    Bucket,

    /// <summary>To a user or role: no statement names principals.</summary>
    Identity,
}
