using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>A bucket's record and contents at one moment. Immutable; the store replaces it whole.</summary>
internal sealed record BucketState
{
    private const int RememberedUploads = 64;

    // About what a version, an upload or a part costs beside its ciphertext.
    private const int RecordBytes = 1024;

    public required BucketRecord Record { get; init; }

    public KeyMap<VersionChain> Objects { get; init; } = KeyMap<VersionChain>.Empty;

    /// <summary>Open uploads by key, oldest first.</summary>
    public KeyMap<IReadOnlyList<UploadRecord>> Uploads { get; init; } = KeyMap<IReadOnlyList<UploadRecord>>.Empty;

    public ImmutableQueue<CompletedUpload> Completed { get; init; } = [];

    /// <summary>Bytes of ciphertext in versions and open uploads.</summary>
    public long StoredBytes { get; init; }

    /// <summary>Versions, delete markers, open uploads and their parts.</summary>
    public int Records { get; init; }

    /// <summary>What counts against the store's limit: ciphertext and records together.</summary>
    public long HeldBytes => StoredBytes + ((long)Records * RecordBytes);

    /// <summary>The key's current version; null when there is none or a delete marker covers it.</summary>
    public ObjectVersion? Current(string key) => Objects.Find(key)?.Current;

    /// <summary>Writes a version (or marker) the way the bucket's versioning state says. Returns it with its final id.</summary>
    public (BucketState Bucket, ObjectVersion Version) Put(string key, ObjectVersion version)
    {
        var chain = Objects.Find(key);
        if (Record.Settings.Versioning == VersioningState.Enabled)
        {
            version = version with { VersionId = VersionIds.Next() };
            return (Write(key, new(version, chain), version.StoredBytes, 1), version);
        }

        version = version with { VersionId = ObjectVersion.NullVersionId };
        var replaced = chain?.Find(ObjectVersion.NullVersionId);
        var rest = replaced is null ? chain : VersionChain.Without(chain, ObjectVersion.NullVersionId);
        return (Write(key, new(version, rest), version.StoredBytes - (replaced?.StoredBytes ?? 0), replaced is null ? 1 : 0), version);
    }

    /// <summary>Removes one version for good; the same state when it is not there.</summary>
    public BucketState Remove(string key, string versionId)
    {
        var chain = Objects.Find(key);
        return chain?.Find(versionId) is { } version ? Write(key, VersionChain.Without(chain, versionId), -version.StoredBytes, -1) : this;
    }

    /// <summary>Replaces a version by one with the same id (tags, retention, envelope); the same state when it is not there.</summary>
    public BucketState Replace(string key, ObjectVersion version)
    {
        var chain = Objects.Find(key);
        return chain?.Find(version.VersionId) is { } before
            ? this with { Objects = Objects.Set(key, chain.With(version)), StoredBytes = StoredBytes + version.StoredBytes - before.StoredBytes }
            : this;
    }

    public UploadRecord? FindUpload(string key, string uploadId) => Uploads.Find(key)?.FirstOrDefault(upload => upload.UploadId == uploadId);

    public BucketState AddUpload(string key, UploadRecord upload) =>
        this with { Uploads = Uploads.Set(key, [.. (Uploads.Find(key) ?? []).Append(upload).OrderBy(one => one.Initiated)]), Records = Records + 1 };

    public BucketState ReplaceUpload(string key, UploadRecord upload)
    {
        var before = FindUpload(key, upload.UploadId);
        return before is null ? this : this with
        {
            Uploads = Uploads.Set(key, [.. Uploads.Find(key)!.Select(one => one == before ? upload : one)]),
            StoredBytes = StoredBytes + upload.StoredBytes - before.StoredBytes,
            Records = Records + upload.Parts.Count - before.Parts.Count,
        };
    }

    public BucketState RemoveUpload(string key, string uploadId)
    {
        if (FindUpload(key, uploadId) is not { } upload)
        {
            return this;
        }

        UploadRecord[] rest = [.. Uploads.Find(key)!.Where(one => one != upload)];
        return this with
        {
            Uploads = rest.Length == 0 ? Uploads.Remove(key) : Uploads.Set(key, rest),
            StoredBytes = StoredBytes - upload.StoredBytes,
            Records = Records - upload.Parts.Count - 1,
        };
    }

    /// <summary>Keeps what a completed upload became, and forgets the oldest such memory.</summary>
    public BucketState Remember(CompletedUpload upload)
    {
        var completed = Completed.Enqueue(upload);
        return this with { Completed = completed.Count() > RememberedUploads ? completed.Dequeue() : completed };
    }

    private BucketState Write(string key, VersionChain? chain, long growth, int records) => this with
    {
        Objects = chain is null ? Objects.Remove(key) : Objects.Set(key, chain),
        Uploads = Uploads.Find(key) is { } open ? Uploads.Set(key, [.. open.Select(upload => upload with { KeyChanged = true })]) : Uploads,
        StoredBytes = StoredBytes + growth,
        Records = Records + records,
    };
}
