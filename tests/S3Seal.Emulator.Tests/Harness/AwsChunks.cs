using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>Writes aws-chunked bodies from the specification, signed or not, with or without a trailer.</summary>
public static class AwsChunks
{
    /// <summary>Signs the request with a streaming payload and gives it the matching body.</summary>
    public static RawRequest Upload(Signer signer, RawRequest request, byte[] data, string form, int chunkSize = 8192, params (string Name, string Value)[] trailers)
    {
        request.With("x-amz-content-sha256", form).With("x-amz-decoded-content-length", data.Length.ToString(CultureInfo.InvariantCulture));
        if (trailers.Length > 0)
        {
            request.With("x-amz-trailer", string.Join(',', trailers.Select(trailer => trailer.Name)));
        }

        signer.Sign(request);
        return request.WithBody(Body(signer, request["Authorization"]![^64..], data, form, chunkSize, trailers));
    }

    public static byte[] Body(Signer signer, string seed, byte[] data, string form, int chunkSize, (string Name, string Value)[] trailers)
    {
        var signed = form.StartsWith("STREAMING-AWS4", StringComparison.Ordinal);
        using var body = new MemoryStream();
        var previous = seed;
        for (var offset = 0; ; offset += chunkSize)
        {
            var chunk = data.AsSpan(Math.Min(offset, data.Length), Math.Max(0, Math.Min(chunkSize, data.Length - offset))).ToArray();
            var extension = "";
            if (signed)
            {
                previous = signer.Hmac($"AWS4-HMAC-SHA256-PAYLOAD\n{signer.Timestamp}\n{signer.Scope}\n{previous}\n{RawRequest.EmptyHash}\n{RawRequest.Sha256(chunk)}");
                extension = ";chunk-signature=" + previous;
            }

            Write(body, $"{chunk.Length:x}{extension}\r\n");
            body.Write(chunk);
            if (chunk.Length == 0)
            {
                break;
            }

            Write(body, "\r\n");
        }

        var lines = string.Concat(trailers.Select(trailer => $"{trailer.Name}:{trailer.Value}\n"));
        Write(body, lines.Replace("\n", "\r\n", StringComparison.Ordinal));
        if (signed && trailers.Length > 0)
        {
            Write(body, $"x-amz-trailer-signature:{signer.Hmac($"AWS4-HMAC-SHA256-TRAILER\n{signer.Timestamp}\n{signer.Scope}\n{previous}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)))}")}\r\n");
        }

        Write(body, "\r\n");
        return body.ToArray();
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
