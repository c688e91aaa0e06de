using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Authorization;

/// <summary>One question about a request: may its caller do this to that? The request's own target is asked about first, then second resources.</summary>
internal sealed record AccessQuestion
{
    public required RequestFacts Facts { get; init; }

    public required string Action { get; init; }

    /// <summary>The name of the bucket that is asked about; null for the service.</summary>
    public string? BucketName { get; init; }

    /// <summary>Null at service scope and while a bucket is created.</summary>
    public BucketRecord? Bucket { get; init; }

    /// <summary>The object key, or null for the bucket itself.</summary>
    public string? Key { get; init; }

    public string? VersionId { get; init; }

    /// <summary>True for the source of a copy: the headers then speak about the target, not about it.</summary>
    public bool IsCopySource { get; init; }

    /// <summary>The stored version that is asked about; null when there is none.</summary>
    public ObjectVersion? Object { get; init; }

    /// <summary>The upload that a part belongs to; null for everything else.</summary>
    public UploadRecord? Upload { get; init; }

    /// <summary>Condition keys that the body fills.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context { get; init; } = [];
}
