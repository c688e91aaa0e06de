using System.Collections.Concurrent;

namespace S3Seal.Emulator.Storage;

/// <summary>All buckets of one emulator. Ciphertext and records only.</summary>
internal sealed class InMemoryStore
{
    private readonly ConcurrentDictionary<string, BucketRecord> _buckets = new(StringComparer.Ordinal);

    public BucketRecord? FindBucket(string name) => _buckets.GetValueOrDefault(name);

    public bool TryAdd(BucketRecord bucket) => _buckets.TryAdd(bucket.Name, bucket);

    /// <summary>Replaces a bucket's record atomically; null when the bucket is gone.</summary>
    public BucketRecord? Update(string name, Func<BucketRecord, BucketRecord> change)
    {
        while (_buckets.TryGetValue(name, out var before))
        {
            var after = change(before);
            if (_buckets.TryUpdate(name, after, before))
            {
                return after;
            }
        }

        return null;
    }
}
