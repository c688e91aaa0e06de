namespace S3Seal.Emulator.Routing;

/// <summary>The authorizer as an operation sees it: questions about this request's caller, never a policy.</summary>
internal interface IAccess
{
    /// <summary>Whether the caller may do this; a refusal is recorded with its explanation.</summary>
    bool Allows(AccessDemand demand);

    /// <summary>Throws <c>AccessDenied</c> unless <see cref="Allows"/>.</summary>
    void Demand(AccessDemand demand);
}

/// <summary>A question for <see cref="IAccess"/> that only the operation can ask, because it stands in the body.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Key">The object key, or null for the bucket itself.</param>
internal sealed record AccessDemand(string Action, string? Key = null)
{
    /// <summary>The bucket when it is not the request's own (copy sources).</summary>
    public string? BucketName { get; init; }

    public string? VersionId { get; init; }

    /// <summary>Condition keys the body fills (<c>s3:RequestObjectTag/k</c>, <c>s3:object-lock-mode</c> …), added to the request's own.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context { get; init; } = [];
}
