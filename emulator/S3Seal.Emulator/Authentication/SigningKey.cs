using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Authentication;

/// <summary>The key chain of Signature Version 4: secret, date, region, service.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static class SigningKey
{
    // Setting a key up costs more than hashing a string to sign, and clients sign with one key all day.
    [ThreadStatic]
    private static Prepared? _last;

    /// <summary>The HMAC of a text under a derived key.</summary>
    /// <param name="signingKey">What <see cref="Derive"/> gave; never changed afterwards.</param>
    /// <param name="text">The text.</param>
    /// <param name="mac">32 bytes.</param>
    public static void Sign(byte[] signingKey, ReadOnlySpan<byte> text, Span<byte> mac)
    {
        if (_last is not { } prepared || !ReferenceEquals(prepared.Key, signingKey))
        {
            _last?.Hmac.Dispose();
            _last = prepared = new Prepared(signingKey, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, signingKey));
        }

        prepared.Hmac.AppendData(text);
        prepared.Hmac.GetHashAndReset(mac);
    }

    public static byte[] Derive(string secret, string date, string region, string service)
    {
        var seed = Encoding.UTF8.GetBytes("AWS4" + secret);
        Span<byte> key = stackalloc byte[32];
        Span<byte> next = stackalloc byte[32];
        HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(date), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region), next);
        HMACSHA256.HashData(next, Encoding.UTF8.GetBytes(service), key);
        var signing = HMACSHA256.HashData(key, "aws4_request"u8);
        CryptographicOperations.ZeroMemory(seed);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(next);
        return signing;
    }

    private sealed record Prepared(byte[] Key, IncrementalHash Hmac);
}
