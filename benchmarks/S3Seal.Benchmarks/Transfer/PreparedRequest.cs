using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>A request as bytes, signed beforehand: the client costs next to nothing while it is sent.</summary>
/// <param name="Head">Request line and headers.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record PreparedRequest(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    private const string AccessKeyId = "test";
    private const string Secret = "test";

    /// <summary>Signs with SigV4 in the header, the hash of the body included.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, encoded.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="query">The canonical query, or empty.</param>
    public static PreparedRequest Sign(Uri endpoint, string method, string path, ReadOnlyMemory<byte> body = default, string query = "")
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{timestamp[..8]}/us-east-1/s3/aws4_request";
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        var canonical = $"{method}\n{path}\n{query}\nhost:{endpoint.Authority}\nx-amz-content-sha256:{hash}\nx-amz-date:{timestamp}\n\nhost;x-amz-content-sha256;x-amz-date\n{hash}";
        var text = $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        var target = query.Length == 0 ? path : $"{path}?{query}";
        var length = method == "PUT" ? $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n" : "";
        return new PreparedRequest(
            Encoding.ASCII.GetBytes(
                $"{method} {target} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nx-amz-content-sha256: {hash}\r\nx-amz-date: {timestamp}\r\n{length}"
                + $"Authorization: AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}\r\n\r\n"),
            body);
    }
}
