using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>HKDF-Expand of RFC 5869 §2.3 from a key that is uniformly random already.</summary>
/// <remarks>The platform's own Expand refuses a key shorter than the hash, which RFC 5869 only asks of keys that Extract made.</remarks>
internal static class HkdfExpand
{
    private const int MaxHash = 64;

    public static void Derive(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> info, Span<byte> output)
    {
        Span<byte> message = stackalloc byte[512];
        Span<byte> block = stackalloc byte[MaxHash];
        if (info.Length + MaxHash + 1 > message.Length)
        {
            throw new ArgumentException("The info is too long.", nameof(info));
        }

        var previous = 0;
        for (byte counter = 1; !output.IsEmpty; counter = checked((byte)(counter + 1)))
        {
            block[..previous].CopyTo(message);
            info.CopyTo(message[previous..]);
            message[previous + info.Length] = counter;
            previous = CryptographicOperations.HmacData(hash, key, message[..(previous + info.Length + 1)], block);
            var taken = Math.Min(previous, output.Length);
            block[..taken].CopyTo(output);
            output = output[taken..];
        }

        CryptographicOperations.ZeroMemory(message);
        CryptographicOperations.ZeroMemory(block);
    }
}
