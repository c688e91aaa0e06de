using System.Globalization;
using System.IO.Pipelines;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Opens a body as its payload promise says.</summary>
internal static class RequestBody
{
    /// <summary>The largest body one request may carry: 5 GiB.</summary>
    public const long MaxLength = 5L * 1024 * 1024 * 1024;

    /// <summary>Opens the body; refuses a digest that cannot be one, and object data without a length.</summary>
    /// <param name="reader">The body as HTTP delivers it.</param>
    /// <param name="headers">The headers that act.</param>
    /// <param name="payload">What the signature promises.</param>
    /// <param name="contentLength">The HTTP length, or null when the transfer is chunked.</param>
    /// <param name="lengthRequired">Whether MissingContentLength is due when nothing tells the length.</param>
    /// <param name="checksumIsOfObject">Whether the checksum headers speak of something else than this body.</param>
    public static VerifiedBody Open(PipeReader reader, RequestHeaders headers, PayloadPromise payload, long? contentLength, bool lengthRequired,
        bool checksumIsOfObject = false)
    {
        var digests = new BodyDigests(headers, payload, checksumIsOfObject);
        if (digests.AwaitsTrailer && !payload.HasTrailer)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "x-amz-trailer requires an x-amz-content-sha256 that announces a trailer.");
        }

        if (payload.IsChunked)
        {
            var decoded = DecodedLength(headers) ?? throw new S3Exception(S3Errors.MissingContentLength);
            return new AwsChunkedBody(reader, digests, payload, Limited(decoded), headers["x-amz-trailer"]);
        }

        var length = contentLength ?? DecodedLength(headers);
        if (length is null && lengthRequired)
        {
            throw new S3Exception(S3Errors.MissingContentLength);
        }

        return new PlainBody(reader, digests, length is { } known ? Limited(known) : null);
    }

    private static long Limited(long length) =>
        length <= MaxLength ? length : throw new S3Exception(S3Errors.EntityTooLarge, ("ProposedSize", $"{length}"), ("MaxSizeAllowed", $"{MaxLength}"));

    private static long? DecodedLength(RequestHeaders headers) => headers["x-amz-decoded-content-length"] switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => length,
        var text => throw new S3Exception(S3Errors.InvalidArgument, "x-amz-decoded-content-length is not a number",
            ("ArgumentName", "x-amz-decoded-content-length"), ("ArgumentValue", text)),
    };
}
