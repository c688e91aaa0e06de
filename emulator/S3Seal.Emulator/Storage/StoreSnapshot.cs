namespace S3Seal.Emulator.Storage;

/// <summary>The whole store at one moment.</summary>
internal sealed class StoreSnapshot
{
    public static readonly StoreSnapshot Empty = new(KeyMap<BucketState>.Empty, 0, 0);

    private StoreSnapshot(KeyMap<BucketState> buckets, long storedBytes, long heldBytes)
    {
        Buckets = buckets;
        StoredBytes = storedBytes;
        HeldBytes = heldBytes;
    }

    public KeyMap<BucketState> Buckets { get; }

    public long StoredBytes { get; }

    public long HeldBytes { get; }

    public StoreSnapshot With(string name, BucketState bucket) => Changed(Buckets.Set(name, bucket), Buckets.Find(name), bucket);

    public StoreSnapshot Without(string name) => Changed(Buckets.Remove(name), Buckets.Find(name), null);

    private StoreSnapshot Changed(KeyMap<BucketState> buckets, BucketState? before, BucketState? after) => new(
        buckets,
        StoredBytes + (after?.StoredBytes ?? 0) - (before?.StoredBytes ?? 0),
        HeldBytes + (after?.HeldBytes ?? 0) - (before?.HeldBytes ?? 0));
}
