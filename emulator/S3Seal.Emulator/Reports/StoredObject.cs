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

    /// <summary>Bytes of ciphertext.</summary>
    public long StoredLength => _parts.Sum(part => part.Data.Length);

    /// <summary>A copy of all stored bytes: every part's ciphertext, then the envelope.</summary>
    public byte[] ToArray()
    {
        var envelope = Envelope.ToBytes();
        var bytes = new byte[StoredLength + envelope.Length];
        var at = 0;
        foreach (var part in _parts)
        {
            part.Data.Read(0, bytes.AsSpan(at, (int)part.Data.Length));
            at += (int)part.Data.Length;
        }

        envelope.CopyTo(bytes, at);
        return bytes;
    }

    /// <summary>Whether the bytes stand anywhere in what is stored.</summary>
    /// <param name="secret">For example a piece of the plaintext.</param>
    public bool Contains(ReadOnlySpan<byte> secret) => ToArray().AsSpan().IndexOf(secret) >= 0;

    /// <summary>The stored object; null when there is none, or a delete marker.</summary>
    internal static StoredObject? Find(InMemoryStore store, string bucket, string key, string? versionId)
    {
        var chain = store.Find(bucket)?.Objects.Find(key);
        var version = versionId is null ? chain?.Current : chain?.Find(versionId);
        return version is { Envelope: { } envelope } ? new StoredObject(version.VersionId, version.Length, envelope, version.Parts) : null;
    }
}
