namespace S3Seal.Encryption;

/// <summary>One version of the service's own wrapping key (SSE-S3, and the second layer of DSSE-KMS).</summary>
internal sealed class RootKey : IDisposable
{
    private readonly Xaes256Gcm _cipher;

    public RootKey(int version, DateTimeOffset created, ReadOnlySpan<byte> material)
    {
        Version = version;
        Created = created;
        _cipher = new Xaes256Gcm(material);
    }

    public int Version { get; }

    public DateTimeOffset Created { get; }

    public Xaes256Gcm Cipher => _cipher;

    public void Dispose() => _cipher.Dispose();
}
