namespace S3Seal.Encryption;

/// <summary>A short-lived key between a KMS key and data keys: many objects, one call to KMS.</summary>
internal sealed class BucketKey(ReadOnlySpan<byte> plaintext, ReadOnlyMemory<byte> ciphertext, string keyMaterialId, DateTimeOffset expires)
    : IDisposable
{
    public Xaes256Gcm Cipher { get; } = new(plaintext);

    public ReadOnlyMemory<byte> Ciphertext { get; } = ciphertext;

    public string KeyMaterialId { get; } = keyMaterialId;

    public DateTimeOffset Expires { get; } = expires;

    public void Dispose() => Cipher.Dispose();
}
