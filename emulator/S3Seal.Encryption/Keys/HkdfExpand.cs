using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>HKDF-Expand of RFC 5869 §2.3 from a key that is uniformly random already.</summary>
internal static class HkdfExpand
{
    // Long enough for every hash the platform's Expand knows, and no longer than the block of any.
    private const int Padded = 64;

    /// <remarks>
    /// The platform's Expand refuses a key shorter than the hash, which RFC 5869 only asks of keys that Extract made. HMAC itself fills a
    /// short key up with zeroes to its block, so the same zeroes put there before change nothing.
    /// </remarks>
    public static void Derive(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> info, Span<byte> output)
    {
        if (key.Length >= Padded)
        {
            HKDF.Expand(hash, key, output, info);
            return;
        }

        Span<byte> padded = stackalloc byte[Padded];
        padded.Clear();
        key.CopyTo(padded);
        HKDF.Expand(hash, padded, output, info);
        CryptographicOperations.ZeroMemory(padded);
    }
}
