using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator;

/// <summary>What really lies in the store for one object version: the ciphertext and the envelope, as a thief of the disk would find them.</summary>
public sealed class StoredObject
{
    private readonly IReadOnlyList<StoredPart> _parts;

    private StoredObject(string versionId, long length, EncryptionEnvelope envelope, IReadOnlyList<StoredPart> parts)
    {
        VersionId = versionId;
        Length = length;
        Envelope = envelope;
        _parts = parts;
    }

    /// <summary>The version's id; <c>null</c> as text for one written without versioning.</summary>
    public string VersionId { get; }

    /// <summary>Bytes of plaintext.</summary>
    public long Length { get; }

    /// <summary>How the data key is wrapped, and by which keys.</summary>
    public EncryptionEnvelope Envelope { get; }

    /// <summary>How the version is protected.</summary>
    public SseMode Mode => Envelope.Mode;

    /// <summary>The KMS key's full ARN; null outside the KMS modes.</summary>
    public string? KmsKeyArn => Envelope.KmsKeyArn;

    /// <summary>
    /// Which version of the wrapping key is at work: the root key's number (SSE-S3), the KMS key's material id (SSE-KMS, DSSE-KMS);
    /// null in SSE-C, whose key has no versions. <see cref="RootKeyVersion"/> also tells about the second layer of DSSE-KMS.
    /// </summary>
    public string? KeyVersion => Envelope.KmsKeyMaterialId
        ?? RootKeyVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The root key version that wraps a data key of this version (SSE-S3, DSSE-KMS); else null.</summary>
    public int? RootKeyVersion => Envelope.RootKeyVersion == 0 ? null : Envelope.RootKeyVersion;

    /// <summary>Whether a bucket key stands between KMS key and data key.</summary>
    public bool BucketKeyEnabled => Envelope.BucketKeyEnabled;

    /// <summary>What KMS is shown on every read, S3's own pair included; empty outside the KMS modes.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext => (Envelope.EncryptionContext ?? Encryption.EncryptionContext.Empty).Pairs;

    /// <summary>The wrapped data key, 72 bytes; with a second layer (DSSE-KMS) both, one after the other.</summary>
    public ReadOnlyMemory<byte> WrappedKey => Envelope.SecondWrappedKey is { } second
        ? (byte[])[.. Envelope.WrappedKey.Bytes.Span, .. second.Bytes.Span]
        : Envelope.WrappedKey.Bytes;

    /// <summary>Separately sealed segments in all parts (in one layer, where there are two).</summary>
    public long SegmentCount => _parts.Sum(part => SegmentFormat.SegmentCount(part.Length));

    /// <summary>Parts that were sealed on their own: 1 unless the object was uploaded in parts.</summary>
    public int PartCount => _parts.Count;

    /// <summary>Bytes of ciphertext.</summary>
    public long StoredLength => _parts.Sum(part => part.Data.Length);

    /// <summary>A copy of the ciphertext: that of every part, one after the other.</summary>
    public byte[] Ciphertext()
    {
        var bytes = new byte[StoredLength];
        var at = 0;
        foreach (var part in _parts)
        {
            part.Data.Read(0, bytes.AsSpan(at, (int)part.Data.Length));
            at += (int)part.Data.Length;
        }

        return bytes;
    }

    /// <summary>A copy of all stored bytes: every part's ciphertext, then the envelope.</summary>
    public byte[] ToArray() => [.. Ciphertext(), .. Envelope.ToBytes()];

    /// <summary>Whether the bytes stand anywhere in what is stored.</summary>
    /// <param name="secret">For example a piece of the plaintext.</param>
    public bool Contains(ReadOnlySpan<byte> secret) => ToArray().AsSpan().IndexOf(secret) >= 0;

    /// <summary>The version's protection and length.</summary>
    public override string ToString() => $"{StoredLength} bytes of ciphertext, {Envelope}";

    /// <summary>The stored object; null when there is none, or a delete marker.</summary>
    internal static StoredObject? Find(InMemoryStore store, string bucket, string key, string? versionId)
    {
        var chain = store.Find(bucket)?.Objects.Find(key);
        var version = versionId is null ? chain?.Current : chain?.Find(versionId);
        return version is { Envelope: { } envelope } ? new StoredObject(version.VersionId, version.Length, envelope, version.Parts) : null;
    }
}
