namespace S3Seal.Emulator.Storage;

/// <summary>The whole store at one moment.</summary>
internal sealed class StoreSnapshot
{
    public static readonly StoreSnapshot Empty = new(KeyMap<BucketState>.Empty, 0);

    private StoreSnapshot(KeyMap<BucketState> buckets, long storedBytes)
    {
        Buckets = buckets;
        StoredBytes = storedBytes;
    }

    public KeyMap<BucketState> Buckets { get; }

    public long StoredBytes { get; }

    public StoreSnapshot With(string name, BucketState bucket) =>
        new(Buckets.Set(name, bucket), StoredBytes + bucket.StoredBytes - (Buckets.Find(name)?.StoredBytes ?? 0));

    public StoreSnapshot Without(string name) => new(Buckets.Remove(name), StoredBytes - (Buckets.Find(name)?.StoredBytes ?? 0));
}
