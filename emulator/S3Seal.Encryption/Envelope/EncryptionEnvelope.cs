namespace S3Seal.Encryption;

/// <summary>All that is stored to open a version, beside its ciphertext. Opaque to the store; holds no key in the clear.</summary>
public sealed record EncryptionEnvelope
{
    /// <summary>The mode.</summary>
    public required SseMode Mode { get; init; }

    /// <summary>The data key of the first layer, wrapped.</summary>
    public required WrappedDataKey WrappedKey { get; init; }

    /// <summary>The data key of the second layer, wrapped under the root key; DSSE-KMS only.</summary>
    public WrappedDataKey? SecondWrappedKey { get; init; }

    /// <summary>The root key version that wraps (SSE-S3: the first key, DSSE-KMS: the second); 0 when none does.</summary>
    public int RootKeyVersion { get; init; }

    /// <summary>The KMS key's full ARN, or null.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Which generation of the KMS key's material made <see cref="KmsCiphertext"/>, or null.</summary>
    public string? KmsKeyMaterialId { get; init; }

    /// <summary>The wrapping key as KMS returned it, encrypted; empty outside the KMS modes.</summary>
    public ReadOnlyMemory<byte> KmsCiphertext { get; init; }

    /// <summary>The context that KMS must be shown again, S3's own pair included; null outside the KMS modes.</summary>
    public EncryptionContext? EncryptionContext { get; init; }

    /// <summary>Whether <see cref="KmsCiphertext"/> is a bucket key's.</summary>
    public bool BucketKeyEnabled { get; init; }

    /// <summary>The salt and verifier of the customer key; empty outside SSE-C.</summary>
    public ReadOnlyMemory<byte> CustomerKeyCheck { get; init; }

    /// <summary>The stored form (wrapped-key-v1 §3).</summary>
    public byte[] ToBytes() => EnvelopeEncoding.Encode(this);

    /// <summary>Reads the stored form strictly.</summary>
    /// <exception cref="EncryptionException">The bytes are not an envelope of this format.</exception>
    public static EncryptionEnvelope Parse(ReadOnlySpan<byte> bytes) => EnvelopeEncoding.Decode(bytes);

    /// <summary>Mode and key names: nothing that opens anything.</summary>
    public override string ToString() => Mode switch
    {
        SseMode.S3 => $"SSE-S3 under root key version {RootKeyVersion}",
        SseMode.Customer => "SSE-C",
        SseMode.Kms => $"SSE-KMS under {KmsKeyArn}",
        _ => $"DSSE-KMS under {KmsKeyArn} and root key version {RootKeyVersion}",
    };
}
