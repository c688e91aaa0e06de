using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>A Signature Version 4 as a request carries it, header or query form alike.</summary>
internal sealed record SignatureV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _canonical;

    public required CredentialScope Credential { get; init; }

    /// <summary>Lower-case names, as listed.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>Lower-case hex, as sent.</summary>
    public required string Signature { get; init; }

    /// <summary><c>yyyyMMddTHHmmssZ</c>.</summary>
    public required string Timestamp { get; init; }

    public required string PayloadHash { get; init; }

    /// <summary>Signed headers whose value stands in the query; null in the header form.</summary>
    public RequestHeaders? Hoisted { get; init; }

    /// <summary>Compares in constant time; throws SignatureDoesNotMatch with everything the client needs to find its mistake.</summary>
    public void Verify(SignedRequest request, byte[] signingKey)
    {
        var path = request.Target.RawPath;
        if (Matches(request, path, signingKey) || (CanonicalRequest.ReencodedPath(path) is { } encoded && Matches(request, encoded, signingKey)))
        {
            return;
        }

        throw Mismatch(request);
    }

    /// <summary>SignatureDoesNotMatch with what this server signed.</summary>
    public S3Exception Mismatch(SignedRequest request)
    {
        var canonical = Canonical(request, request.Target.RawPath).WrittenSpan.ToArray();
        var output = new ArrayBufferWriter<byte>();
        WriteStringToSign(output, canonical);
        var stringToSign = output.WrittenSpan.ToArray();
        return new S3Exception(S3Errors.SignatureDoesNotMatch,
            ("AWSAccessKeyId", Credential.AccessKeyId),
            ("StringToSign", Encoding.UTF8.GetString(stringToSign)),
            ("SignatureProvided", Signature),
            ("StringToSignBytes", HexPairs(stringToSign)),
            ("CanonicalRequest", Encoding.UTF8.GetString(canonical)),
            ("CanonicalRequestBytes", HexPairs(canonical)));
    }

    /// <summary>Whether a hex signature is the HMAC of a text, in constant time.</summary>
    public static bool IsSignatureOf(string signature, byte[] signingKey, ReadOnlySpan<byte> text)
    {
        Span<byte> expected = stackalloc byte[32];
        Span<byte> hex = stackalloc byte[64];
        Span<byte> provided = stackalloc byte[64];
        SigningKey.Sign(signingKey, text, expected);
        Convert.TryToHexStringLower(expected, hex, out _);
        return signature.Length == 64 && Encoding.UTF8.TryGetBytes(signature, provided, out var written) && written == 64
            && CryptographicOperations.FixedTimeEquals(provided, hex);
    }

    public static string HexPairs(byte[] bytes) => string.Join(' ', bytes.Select(value => value.ToString("x2")));

    private bool Matches(SignedRequest request, string path, byte[] signingKey)
    {
        var output = Canonical(request, path);
        var canonicalLength = output.WrittenCount;
        WriteStringToSign(output, output.WrittenSpan);
        return IsSignatureOf(Signature, signingKey, output.WrittenSpan[canonicalLength..]);
    }

    private ArrayBufferWriter<byte> Canonical(SignedRequest request, string path)
    {
        var output = _canonical ??= new ArrayBufferWriter<byte>(2048);
        output.ResetWrittenCount();
        CanonicalRequest.Write(output, request, path, SignedHeaders, PayloadHash, Hoisted);
        return output;
    }

    private void WriteStringToSign(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(canonical, hash);
        output.Write("AWS4-HMAC-SHA256\n"u8);
        CanonicalRequest.Line(output, Timestamp);
        CanonicalRequest.Line(output, Credential.Scope);
        Convert.TryToHexStringLower(hash, output.GetSpan(64), out var length);
        output.Advance(length);
    }
}
