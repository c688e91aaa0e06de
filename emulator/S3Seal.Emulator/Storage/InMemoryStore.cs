using System.Diagnostics.CodeAnalysis;

namespace S3Seal.Emulator.Storage;

/// <summary>
/// All buckets of one emulator: ciphertext and records only. Every state is immutable and reached by one reference, so readers take no
/// lock, a commit is atomic, and a snapshot is a reference.
/// </summary>
/// <param name="byteLimit">Bytes of ciphertext and records that may be held; null for half of the machine's memory.</param>
internal sealed class InMemoryStore(long? byteLimit = null)
{
    private readonly Lock _gate = new();
    private volatile StoreSnapshot _state = StoreSnapshot.Empty;
    private long _reserved;

    public long ByteLimit { get; } = byteLimit ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Bytes of ciphertext in the present state, uploads under way not counted.</summary>
    public long StoredBytes => _state.StoredBytes;

    /// <summary>In order of their names.</summary>
    public IEnumerable<BucketRecord> Buckets
    {
        get
        {
            for (var cursor = _state.Buckets.Seek(); cursor.MoveNext();)
            {
                yield return cursor.Value.Record;
            }
        }
    }

    public BucketRecord? FindBucket(string name) => Find(name)?.Record;

    /// <summary>The bucket with its contents, as of now.</summary>
    public BucketState? Find(string name) => _state.Buckets.Find(name);

    public bool TryAdd(BucketRecord bucket)
    {
        lock (_gate)
        {
            if (_state.Buckets.Find(bucket.Name) is not null)
            {
                return false;
            }

            _state = _state.With(bucket.Name, new() { Record = bucket });
            return true;
        }
    }

    /// <summary>Replaces a bucket's record atomically; null when the bucket is gone.</summary>
    public BucketRecord? Update(string name, Func<BucketRecord, BucketRecord> change) =>
        TryChange(name, bucket => { var record = change(bucket.Record); return (bucket with { Record = record }, record); }, out var changed) ? changed : null;

    /// <summary>
    /// Changes a bucket's contents atomically: the function sees the present state and nobody else's change comes between. When it throws,
    /// nothing has happened. It must be short and must not block.
    /// </summary>
    /// <returns>False when there is no such bucket.</returns>
    public bool TryChange<T>(string name, Func<BucketState, (BucketState Bucket, T Result)> change, [MaybeNullWhen(false)] out T result)
    {
        lock (_gate)
        {
            if (_state.Buckets.Find(name) is not { } before)
            {
                result = default;
                return false;
            }

            (var after, result) = change(before);
            if (!ReferenceEquals(after, before))
            {
                _state = _state.With(name, after);
            }

            return true;
        }
    }

    /// <summary>Removes a bucket unless it holds versions. Open uploads go with it.</summary>
    public BucketRemoval Remove(string name)
    {
        lock (_gate)
        {
            if (_state.Buckets.Find(name) is not { } bucket)
            {
                return BucketRemoval.NotFound;
            }

            if (!bucket.Objects.IsEmpty)
            {
                return BucketRemoval.NotEmpty;
            }

            _state = _state.Without(name);
            return BucketRemoval.Removed;
        }
    }

    /// <summary>Where a body's ciphertext is collected before it is committed.</summary>
    /// <param name="expectedLength">About how many bytes of ciphertext will come; null when unknown.</param>
    public BlobWriter BeginBlob(long? expectedLength = null) => new(this, expectedLength);

    /// <summary>All buckets with all they hold, at this moment. Costs nothing: states are immutable and shared.</summary>
    public StoreSnapshot Snapshot() => _state;

    public void Restore(StoreSnapshot snapshot)
    {
        lock (_gate)
        {
            _state = snapshot;
        }
    }

    public void Reset() => Restore(StoreSnapshot.Empty);

    internal void Reserve(long bytes)
    {
        if (Interlocked.Add(ref _reserved, bytes) + _state.HeldBytes > ByteLimit)
        {
            Release(bytes);
            throw new StoreFullException(ByteLimit);
        }
    }

    internal void Release(long bytes) => Interlocked.Add(ref _reserved, -bytes);
}

/// <summary>What became of a bucket's removal.</summary>
internal enum BucketRemoval
{
    Removed,
    NotFound,
    NotEmpty,
}
