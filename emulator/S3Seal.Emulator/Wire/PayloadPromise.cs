using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>What <c>x-amz-content-sha256</c> promises about the body.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html</remarks>
internal sealed record PayloadPromise(PayloadForm Form)
{
    public const string HeaderName = "x-amz-content-sha256";
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public static readonly PayloadPromise Unsigned = new(PayloadForm.Unsigned);

    private static readonly Dictionary<string, PayloadForm> Forms = new(StringComparer.Ordinal)
    {
        [UnsignedPayload] = PayloadForm.Unsigned,
        ["STREAMING-UNSIGNED-PAYLOAD-TRAILER"] = PayloadForm.UnsignedChunksWithTrailer,
        ["STREAMING-AWS4-HMAC-SHA256-PAYLOAD"] = PayloadForm.SignedChunks,
        ["STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"] = PayloadForm.SignedChunksWithTrailer,
    };

    /// <summary>The body's SHA-256 in lower-case hex when the form is <see cref="PayloadForm.Hash"/>.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The chain of chunk signatures; null unless the chunks are signed.</summary>
    public ChunkSignatures? Chunks { get; init; }

    public bool IsChunked => Form is not (PayloadForm.Hash or PayloadForm.Unsigned);

    public bool IsSignedChunks => Form is PayloadForm.SignedChunks or PayloadForm.SignedChunksWithTrailer;

    public bool HasTrailer => Form is PayloadForm.UnsignedChunksWithTrailer or PayloadForm.SignedChunksWithTrailer;

    /// <summary>Reads the header's value; refuses SigV4A by name and anything unknown with InvalidArgument.</summary>
    public static PayloadPromise Parse(string value)
    {
        if (Forms.TryGetValue(value, out var form))
        {
            return new PayloadPromise(form);
        }

        if (value.StartsWith("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", StringComparison.Ordinal))
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Header", HeaderName));
        }

        if (value.Length == 64 && !value.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return new PayloadPromise(PayloadForm.Hash) { Sha256 = value.ToLowerInvariant() };
        }

        throw new S3Exception(S3Errors.InvalidArgument,
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, or a valid sha256 value.",
            ("ArgumentName", HeaderName), ("ArgumentValue", value));
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}

/// <summary>The five ways a body is promised.</summary>
internal enum PayloadForm
{
    /// <summary>A literal SHA-256.</summary>
    Hash,
    Unsigned,
    UnsignedChunksWithTrailer,
    SignedChunks,
    SignedChunksWithTrailer,
}
