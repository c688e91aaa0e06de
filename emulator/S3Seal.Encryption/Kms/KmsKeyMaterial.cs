using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>One generation of a KMS key's material. Rotation adds one; older ones stay for decrypting.</summary>
internal sealed class KmsKeyMaterial : IDisposable
{
    public const int IdSize = 32;

    private KmsKeyMaterial(byte[] id, ReadOnlySpan<byte> key, DateTimeOffset created, KmsRotationKind? rotation)
    {
        IdBytes = id;
        Cipher = new Xaes256Gcm(key);
        Created = created;
        Rotation = rotation;
    }

    /// <summary>A random name, not derived from the material.</summary>
    public byte[] IdBytes { get; }

    public string Id => Convert.ToHexStringLower(IdBytes);

    public Xaes256Gcm Cipher { get; }

    public DateTimeOffset Created { get; }

    /// <summary>What made it; null for the first.</summary>
    public KmsRotationKind? Rotation { get; }

    public static KmsKeyMaterial Create(KeyRandom random, DateTimeOffset created, KmsRotationKind? rotation)
    {
        var id = new byte[IdSize];
        Span<byte> key = stackalloc byte[SecretBytes.Length];
        random.Fill(id);
        random.Fill(key);
        try
        {
            return new KmsKeyMaterial(id, key, created, rotation);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public void Dispose() => Cipher.Dispose();
}

/// <summary>What made a new generation of key material.</summary>
public enum KmsRotationKind
{
    /// <summary>The yearly (or otherwise configured) schedule.</summary>
    Automatic,

    /// <summary>Somebody asked.</summary>
    OnDemand,
}

/// <param name="KeyMaterialId">The generation that the rotation made.</param>
/// <param name="Date">When.</param>
/// <param name="Kind">Why.</param>
public sealed record KmsRotation(string KeyMaterialId, DateTimeOffset Date, KmsRotationKind Kind);
