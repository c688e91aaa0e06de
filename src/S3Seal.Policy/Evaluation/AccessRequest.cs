using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Everything that decides whether a request gets through, access control lists aside.</summary>
public sealed record AccessRequest
{
    /// <summary>The request.</summary>
    public required RequestContext Request { get; init; }

    /// <summary>The account that owns the bucket, twelve digits.</summary>
    public required string BucketOwner { get; init; }

    /// <summary>The bucket's policy, or null when it has none.</summary>
    public PolicyDocument? BucketPolicy { get; init; }

    /// <summary>What the caller's identity policies say; callers that have none ignore it.</summary>
    /// <value>The default is <see cref="Decision.ImplicitDeny"/>: they say nothing.</value>
    public Decision IdentityPolicy { get; init; } = Decision.ImplicitDeny;

    /// <summary>Whether the bucket's public access block restricts buckets with a public policy.</summary>
    /// <value>The default is false.</value>
    public bool RestrictPublicBuckets { get; init; }
}
