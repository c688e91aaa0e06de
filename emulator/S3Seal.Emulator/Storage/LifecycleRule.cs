using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>One lifecycle rule, reduced to what the emulator carries out on command.</summary>
internal sealed record LifecycleRule
{
    public required string Id { get; init; }

    public required bool Enabled { get; init; }

    public required LifecycleFilter Filter { get; init; }

    public int? ExpirationDays { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Whether delete markers that hide nothing any more are removed.</summary>
    public bool ExpiredObjectDeleteMarker { get; init; }

    public int? NoncurrentDays { get; init; }

    /// <summary>How many noncurrent versions are kept whatever their age; 0 when none is.</summary>
    public int NewerNoncurrentVersions { get; init; }

    public int? AbortIncompleteUploadDays { get; init; }

    public ImmutableArray<LifecycleTransition> Transitions { get; init; } = [];

    public ImmutableArray<NoncurrentTransition> NoncurrentTransitions { get; init; } = [];
}

/// <summary>Which objects a rule means: all conditions must hold.</summary>
internal sealed record LifecycleFilter
{
    public string Prefix { get; init; } = "";

    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Bytes; an object must be larger.</summary>
    public long? SizeGreaterThan { get; init; }

    /// <summary>Bytes; an object must be smaller.</summary>
    public long? SizeLessThan { get; init; }

    public bool Covers(string key, long size, IReadOnlyCollection<Tag> tags) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && !(size <= SizeGreaterThan)
        && !(size >= SizeLessThan)
        && Tags.All(tags.Contains);
}

/// <summary>A later storage class for a current version; one of days and date is set.</summary>
internal sealed record LifecycleTransition(string StorageClass, int? Days, DateTimeOffset? Date);

/// <summary>A later storage class for a version that is not current any more.</summary>
internal sealed record NoncurrentTransition(string StorageClass, int Days, int NewerNoncurrentVersions);
