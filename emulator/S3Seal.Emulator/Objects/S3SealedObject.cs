using S3Seal.Encryption;

namespace S3Seal.Emulator;

/// <summary>A stored version as it lies at rest: what somebody would see who got hold of the store.</summary>
public sealed record S3SealedObject
{
    /// <summary>How the version is protected.</summary>
    public required SseMode Mode { get; init; }

    /// <summary>The root key version that wraps its data key; null where the root key has no part in it.</summary>
    public int? RootKeyVersion { get; init; }

    /// <summary>The KMS key's ARN; null outside the KMS modes.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Which generation of the KMS key's material was used; null outside the KMS modes.</summary>
    public string? KmsKeyMaterialId { get; init; }

    /// <summary>Whether a bucket key stands between KMS key and data key.</summary>
    public bool BucketKeyEnabled { get; init; }

    /// <summary>What KMS is shown on every read; empty outside the KMS modes.</summary>
    public required IReadOnlyDictionary<string, string> EncryptionContext { get; init; }

    /// <summary>Separately sealed segments in all parts.</summary>
    public required long SegmentCount { get; init; }

    /// <summary>Bytes of plaintext.</summary>
    public required long PlaintextLength { get; init; }

    /// <summary>The wrapped data key: 72 bytes.</summary>
    public required ReadOnlyMemory<byte> WrappedKey { get; init; }

    /// <summary>The whole envelope as stored.</summary>
    public required ReadOnlyMemory<byte> Envelope { get; init; }

    /// <summary>The ciphertext of all parts, one after the other.</summary>
    public required ReadOnlyMemory<byte> Ciphertext { get; init; }
}
