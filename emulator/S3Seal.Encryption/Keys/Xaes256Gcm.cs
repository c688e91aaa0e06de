using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>XAES-256-GCM: AES-256-GCM under a subkey derived from half of a 192-bit nonce, so that nonces may be random.</summary>
/// <remarks>https://c2sp.org/XAES-256-GCM</remarks>
internal sealed class Xaes256Gcm : IDisposable
{
    public const int NonceSize = 24;
    public const int TagSize = 16;
    private const int Block = 16;

    private readonly Lock _lock = new();
    private readonly ICryptoTransform _ecb;
    private readonly byte[] _k1 = new byte[Block];

    // Two blocks that go in, two that come out: a thread's own, and zero again before anything else runs on it.
    [ThreadStatic]
    private static byte[]? _scratch;

    public Xaes256Gcm(ReadOnlySpan<byte> key)
    {
        var copy = GC.AllocateUninitializedArray<byte>(SecretBytes.Length, pinned: true);
        key.CopyTo(copy);
        using var aes = Aes.Create();
        aes.Padding = PaddingMode.None;
#pragma warning disable CA5358, CA5401 // ECB here is the bare block function that CMAC is made of, never a mode for data; it has no IV
        aes.Mode = CipherMode.ECB;
        _ecb = aes.CreateEncryptor(copy, null);
#pragma warning restore CA5358, CA5401
        CryptographicOperations.ZeroMemory(copy);

        // Steps 1 and 2: the CMAC subkey, the same for every use of this key.
        _ecb.TransformBlock(new byte[Block], 0, Block, _k1, 0);
        var carry = (byte)(_k1[0] >> 7);
        for (var i = 0; i < Block - 1; i++)
        {
            _k1[i] = (byte)((_k1[i] << 1) | (_k1[i + 1] >> 7));
        }

        _k1[Block - 1] = (byte)((_k1[Block - 1] << 1) ^ (0b1000_0111 * carry));
    }

    /// <summary>Seals into <paramref name="ciphertext"/>, which is 16 bytes longer than the plaintext.</summary>
    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, ReadOnlySpan<byte> associatedData)
    {
        using var gcm = ForNonce(nonce);
        gcm.Encrypt(nonce[(NonceSize / 2)..], plaintext, ciphertext[..plaintext.Length], ciphertext[plaintext.Length..], associatedData);
    }

    /// <summary>False, and nothing but zeroes in <paramref name="plaintext"/>, when the ciphertext is not authentic.</summary>
    public bool TryOpen(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        using var gcm = ForNonce(nonce);
        try
        {
            gcm.Decrypt(nonce[(NonceSize / 2)..], ciphertext[..plaintext.Length], ciphertext[plaintext.Length..], plaintext, associatedData);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            return false;
        }
    }

    public void Dispose()
    {
        _ecb.Dispose();
        CryptographicOperations.ZeroMemory(_k1);
    }

    // Steps 3 to 5. The transform holds state, hence the lock, which is held for two AES blocks and no longer.
    private AesGcm ForNonce(ReadOnlySpan<byte> nonce)
    {
        var scratch = _scratch ??= GC.AllocateArray<byte>(4 * Block, pinned: true);
        for (var block = 0; block < 2; block++)
        {
            var m = scratch.AsSpan(block * Block, Block);
            m[0] = 0;
            m[1] = (byte)(block + 1);
            m[2] = (byte)'X';
            m[3] = 0;
            nonce[..(NonceSize / 2)].CopyTo(m[4..]);
            for (var i = 0; i < Block; i++)
            {
                m[i] ^= _k1[i];
            }
        }

        try
        {
            lock (_lock)
            {
                _ecb.TransformBlock(scratch, 0, 2 * Block, scratch, 2 * Block);
            }

            return new AesGcm(scratch.AsSpan(2 * Block), TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scratch);
        }
    }
}
