namespace S3Seal.Emulator.Storage;

/// <summary>All that can be configured on a bucket, as stored. The defaults are those of a bucket made in 2026.</summary>
internal sealed record BucketSettings
{
    /// <summary>The policy exactly as it was put; null when there is none.</summary>
    public string? PolicyText { get; init; }
}
