using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Objects;

/// <summary>What shall go.</summary>
/// <param name="Key">The object key.</param>
/// <param name="VersionId">The version to remove for good; null to remove or cover the current one.</param>
/// <param name="IfMatch">An ETag or <c>*</c> that the version must have; null when not asked.</param>
internal sealed record Removal(string Key, string? VersionId, string? IfMatch = null)
{
    /// <summary>Whether a governance retention does not hold this caller.</summary>
    public bool BypassGovernance { get; init; }
}

/// <summary>What a removal did.</summary>
/// <param name="VersionId">The id of the marker written or of the version removed; null in a bucket that never had versions.</param>
/// <param name="IsDeleteMarker">Whether that id is a delete marker's.</param>
/// <param name="MarkerWritten">Whether the marker is new.</param>
internal sealed record Removed(string? VersionId, bool IsDeleteMarker, bool MarkerWritten = false);

/// <summary>Removes versions the way the bucket's versioning and object lock say.</summary>
internal static class ObjectRemoval
{
    private static readonly S3Error Locked = S3Errors.AccessDenied with { Message = "Access Denied because object protected by object lock." };

    public static Removed Execute(InMemoryStore store, string bucketName, Removal removal, DateTimeOffset now) =>
        ObjectCommit.Change(store, bucketName, bucket =>
        {
            CheckMatch(bucket, removal);
            return removal.VersionId is { } versionId ? RemoveVersion(bucket, removal, versionId, now) : RemoveCurrent(bucket, removal.Key, now);
        });

    private static (BucketState, Removed) RemoveCurrent(BucketState bucket, string key, DateTimeOffset now)
    {
        if (bucket.Record.Settings.Versioning == VersioningState.NeverSet)
        {
            return (bucket.Remove(key, ObjectVersion.NullVersionId), new(null, false));
        }

        var (after, marker) = bucket.Put(key, new() { IsDeleteMarker = true, LastModified = now });
        return (after, new(marker.VersionId, true, MarkerWritten: true));
    }

    private static (BucketState, Removed) RemoveVersion(BucketState bucket, Removal removal, string versionId, DateTimeOffset now)
    {
        if (!VersionIds.IsGenuine(versionId))
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Invalid version id specified", ("ArgumentName", "versionId"), ("ArgumentValue", versionId));
        }

        var version = bucket.Objects.Find(removal.Key)?.Find(versionId);
        if (version is not null && version.IsLocked(now, removal.BypassGovernance))
        {
            throw new S3Exception(Locked);
        }

        var shown = bucket.Record.Settings.Versioning == VersioningState.NeverSet ? null : versionId;
        return (bucket.Remove(removal.Key, versionId), new(shown, version is { IsDeleteMarker: true }));
    }

    private static void CheckMatch(BucketState bucket, Removal removal)
    {
        if (removal.IfMatch is not { } condition)
        {
            return;
        }

        var version = removal.VersionId is { } versionId ? bucket.Objects.Find(removal.Key)?.Find(versionId) : bucket.Current(removal.Key);
        if (version is null && condition != ETags.Any)
        {
            throw new S3Exception(S3Errors.NoSuchKey, ("Key", removal.Key));
        }

        if (version is not null && !ETags.Names(condition, version.ETag))
        {
            throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", WriteCondition.IfMatchName));
        }
    }
}
