using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>Carries out one bucket's lifecycle rules at an instant. Works on a state and gives the next one: the store commits it whole.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html</remarks>
internal sealed class LifecycleRun(DateTimeOffset now, string? transitionMinimum)
{
    private const long SmallObject = 128 * 1024;

    /// <summary>How many versions were removed or covered, moved, and uploads aborted.</summary>
    public int Changes { get; private set; }

    public BucketState Apply(BucketState bucket)
    {
        foreach (var rule in bucket.Record.Settings.Lifecycle.Where(rule => rule.Enabled))
        {
            bucket = AbortUploads(bucket, rule);
            foreach (var (key, chain) in Keys(bucket))
            {
                bucket = Noncurrent(bucket, rule, key, chain);
                bucket = Current(bucket, rule, key);
            }
        }

        return bucket;
    }

    private static List<(string Key, VersionChain Chain)> Keys(BucketState bucket)
    {
        var keys = new List<(string, VersionChain)>(bucket.Objects.Count);
        for (var cursor = bucket.Objects.Seek(); cursor.MoveNext();)
        {
            keys.Add((cursor.Key, cursor.Value));
        }

        return keys;
    }

    private BucketState AbortUploads(BucketState bucket, LifecycleRule rule)
    {
        if (rule.AbortIncompleteUploadDays is not { } days)
        {
            return bucket;
        }

        var due = new List<(string Key, string UploadId)>();
        for (var cursor = bucket.Uploads.Seek(); cursor.MoveNext();)
        {
            due.AddRange(cursor.Value
                .Where(upload => cursor.Key.StartsWith(rule.Filter.Prefix, StringComparison.Ordinal) && LifecycleClock.Due(upload.Initiated, days) <= now)
                .Select(upload => (cursor.Key, upload.UploadId)));
        }

        Changes += due.Count;
        return due.Aggregate(bucket, (state, upload) => state.RemoveUpload(upload.Key, upload.UploadId));
    }

    private BucketState Current(BucketState bucket, LifecycleRule rule, string key)
    {
        if (bucket.Objects.Find(key) is not { } chain)
        {
            return bucket;
        }

        if (chain.Current is not { } version)
        {
            return chain.Older is null && key.StartsWith(rule.Filter.Prefix, StringComparison.Ordinal) && ExpiresMarker(rule, chain.Newest)
                ? Count(bucket.Remove(key, chain.Newest.VersionId))
                : bucket;
        }

        if (!rule.Filter.Covers(key, version.Length, version.Tags))
        {
            return bucket;
        }

        if (LifecycleClock.Expiry(rule, version.LastModified) <= now)
        {
            return Count(Expire(bucket, key, version));
        }

        var target = rule.Transitions.Where(move => (move.Date ?? LifecycleClock.Due(version.LastModified, move.Days ?? 0)) <= now).Select(move => move.StorageClass);
        return Move(bucket, rule, key, version, target);
    }

    private bool ExpiresMarker(LifecycleRule rule, ObjectVersion marker) =>
        rule.Filter.Tags.IsEmpty && (rule.ExpiredObjectDeleteMarker || (rule.ExpirationDays is not null && LifecycleClock.Expiry(rule, marker.LastModified) <= now));

    private BucketState Expire(BucketState bucket, string key, ObjectVersion version) => bucket.Record.Settings.Versioning == VersioningState.NeverSet
        ? bucket.Remove(key, version.VersionId)
        : bucket.Put(key, new ObjectVersion { IsDeleteMarker = true, LastModified = now }).Bucket;

    private BucketState Noncurrent(BucketState bucket, LifecycleRule rule, string key, VersionChain chain)
    {
        var since = chain.Newest.LastModified;
        var newer = 0;
        foreach (var version in chain.Versions().Skip(1))
        {
            if (rule.Filter.Covers(key, version.Length, version.Tags))
            {
                bucket = Noncurrent(bucket, rule, key, version, since, newer);
            }

            since = version.LastModified;
            newer++;
        }

        return bucket;
    }

    private BucketState Noncurrent(BucketState bucket, LifecycleRule rule, string key, ObjectVersion version, DateTimeOffset since, int newer)
    {
        if (rule.NoncurrentDays is { } days && newer >= rule.NewerNoncurrentVersions && LifecycleClock.Due(since, days) <= now && !version.IsLocked(now, bypassGovernance: false))
        {
            return Count(bucket.Remove(key, version.VersionId));
        }

        var target = rule.NoncurrentTransitions.Where(move => newer >= move.NewerNoncurrentVersions && LifecycleClock.Due(since, move.Days) <= now).Select(move => move.StorageClass);
        return version.IsDeleteMarker ? bucket : Move(bucket, rule, key, version, target);
    }

    private BucketState Move(BucketState bucket, LifecycleRule rule, string key, ObjectVersion version, IEnumerable<string> targets)
    {
        var coldest = targets.MaxBy(StorageClassOrder.Of);
        var tooSmall = version.Length < SmallObject && rule.Filter.SizeGreaterThan is null && rule.Filter.SizeLessThan is null
            && (transitionMinimum == TransitionMinimum.Default || !StorageClassOrder.IsArchive(coldest));
        return coldest is null || tooSmall || StorageClassOrder.Of(coldest) <= StorageClassOrder.Of(version.StorageClass)
            ? bucket
            : Count(bucket.Replace(key, version with { StorageClass = coldest }));
    }

    private BucketState Count(BucketState bucket)
    {
        Changes++;
        return bucket;
    }
}
