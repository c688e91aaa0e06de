namespace S3Seal.Encryption;

/// <summary>A data key under a wrapping key: nonce, ciphertext and tag of XAES-256-GCM (wrapped-key-v1 §4).</summary>
public sealed class WrappedDataKey
{
    /// <summary>24 bytes of nonce, 32 of ciphertext, 16 of tag.</summary>
    public const int Length = Xaes256Gcm.NonceSize + SecretBytes.Length + Xaes256Gcm.TagSize;

    private readonly byte[] _bytes;

    internal WrappedDataKey(byte[] bytes) => _bytes = bytes.Length == Length
        ? bytes
        : throw new EncryptionException(EncryptionFailure.UnsupportedFormat);

    /// <summary>The 72 bytes as stored.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;
}
