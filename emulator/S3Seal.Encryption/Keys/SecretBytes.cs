using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>A 256-bit secret that the garbage collector cannot copy about and that is zeroed when its owner lets go.</summary>
public abstract class SecretBytes : IDisposable
{
    /// <summary>The length of every key here, in bytes.</summary>
    public const int Length = 32;

    // Pinned: a compacting collection would otherwise leave copies behind that nobody zeroes.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
    private bool _disposed;

    private protected SecretBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A key has 32 bytes.", nameof(bytes));
        }

        bytes.CopyTo(_bytes);
    }

    private protected SecretBytes(KeyRandom random) => random.Fill(_bytes);

    /// <summary>The secret itself; valid until disposed.</summary>
    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }

    /// <summary>The kind of key, never its bytes.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Zeroes the secret.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Zeroes the secret.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }
}
