using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Objects;

/// <summary>The moment a version becomes visible. Conditions are checked inside the commit, so of parallel writers exactly one wins.</summary>
internal static class ObjectCommit
{
    public static ObjectVersion Put(InMemoryStore store, string bucketName, string key, ObjectVersion version, WriteCondition? condition) =>
        Change(store, bucketName, bucket =>
        {
            Check(condition, bucket.Current(key), key);
            return bucket.Put(key, version);
        });

    /// <summary>Changes a bucket atomically; NoSuchBucket when it has gone meanwhile.</summary>
    public static T Change<T>(InMemoryStore store, string bucketName, Func<BucketState, (BucketState Bucket, T Result)> change) =>
        store.TryChange(bucketName, change, out var result) ? result : throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", bucketName));

    /// <summary>The bucket with its contents; NoSuchBucket when it has gone meanwhile.</summary>
    public static BucketState Find(InMemoryStore store, string bucketName) =>
        store.Find(bucketName) ?? throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", bucketName));

    /// <summary>Throws S3's refusal unless the condition holds of the current version (null when absent or under a delete marker).</summary>
    public static void Check(WriteCondition? condition, ObjectVersion? current, string key)
    {
        if (condition is null)
        {
            return;
        }

        if (condition.IfAbsent)
        {
            if (current is not null)
            {
                throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", WriteCondition.IfNoneMatchName));
            }
        }
        else if (current is null)
        {
            throw new S3Exception(S3Errors.NoSuchKey, ("Key", key));
        }
        else if (current.ETag != condition.IfMatch)
        {
            throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", WriteCondition.IfMatchName));
        }
    }
}
