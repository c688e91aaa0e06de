using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Authentication;

/// <summary>The key chain of Signature Version 4: secret, date, region, service.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static class SigningKey
{
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
}
