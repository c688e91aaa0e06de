using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>The chain of signatures of an aws-chunked body: each covers its chunk and the signature before it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html</remarks>
internal sealed class ChunkSignatures(byte[] signingKey, string timestamp, string scope, string seedSignature)
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private string _previous = seedSignature;

    /// <summary>Whether this is the next chunk's signature; the chain moves on.</summary>
    public bool IsNext(string signature, ReadOnlySpan<byte> chunkSha256) =>
        Advance(signature, $"AWS4-HMAC-SHA256-PAYLOAD\n{timestamp}\n{scope}\n{_previous}\n{EmptyHash}\n{Convert.ToHexStringLower(chunkSha256)}");

    /// <summary>Whether this signs the trailer, whose lines are hashed as <c>name:value\n</c>.</summary>
    public bool IsTrailer(string signature, ReadOnlySpan<byte> trailerSha256) =>
        Advance(signature, $"AWS4-HMAC-SHA256-TRAILER\n{timestamp}\n{scope}\n{_previous}\n{Convert.ToHexStringLower(trailerSha256)}");

    private bool Advance(string signature, string stringToSign)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(stringToSign), mac);
        var expected = Convert.ToHexStringLower(mac);
        _previous = expected;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected));
    }
}
