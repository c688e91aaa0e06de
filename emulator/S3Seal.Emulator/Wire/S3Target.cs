namespace S3Seal.Emulator.Wire;

/// <summary>The request's raw target, split and decoded exactly once. Paths are never normalised.</summary>
internal sealed record S3Target
{
    /// <summary>The bucket, or null for the service itself.</summary>
    public string? BucketName { get; init; }

    /// <summary>The object key, decoded once; null for a bucket or the service.</summary>
    public string? Key { get; init; }

    /// <summary>The path exactly as sent, without the query: what the signature covers.</summary>
    public required string RawPath { get; init; }

    public QueryParameters Query { get; init; } = QueryParameters.Empty;

    /// <summary>True when the bucket came from the host name.</summary>
    public bool VirtualHost { get; init; }
}
