using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>A key that a request carries (SSE-C). It lives as long as the request; what is stored is a salted check.</summary>
public sealed class CustomerKey : SecretBytes
{
    /// <summary>Takes 32 raw bytes; the caller zeroes its own copy.</summary>
    public CustomerKey(ReadOnlySpan<byte> bytes)
        : base(bytes)
    {
    }

    /// <summary>The base64 MD5 of the raw key, which S3 echoes so that a client can tell which key it used.</summary>
    public string Md5Base64()
    {
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(Bytes, digest);
        return Convert.ToBase64String(digest);
    }
}
