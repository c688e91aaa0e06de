using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>An independent signer, written from the specification, with every part open to be made wrong.</summary>
public sealed record Signer(string AccessKeyId, string Secret)
{
    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "s3";

    public DateTimeOffset Now { get; init; } = TimeProvider.System.GetUtcNow();

    public string? SessionToken { get; init; }

    /// <summary>Headers left out of the signature.</summary>
    public IReadOnlyCollection<string> Unsigned { get; init; } = [];

    public string Timestamp => Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public string Date => Timestamp[..8];

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public RawRequest Sign(RawRequest request)
    {
        request.With("x-amz-date", Timestamp);
        if (request["x-amz-content-sha256"] is null)
        {
            request.With("x-amz-content-sha256", RawRequest.Sha256(request.Body));
        }

        if (SessionToken is not null)
        {
            request.With("x-amz-security-token", SessionToken);
        }

        var names = request.Headers.Select(header => header.Name.ToLowerInvariant()).Where(name => name != "authorization" && !Unsigned.Contains(name)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var signature = Signature(request, names, request["x-amz-content-sha256"]!);
        return request.With("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{Scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}");
    }

    /// <summary>Turns the request into a presigned one: what stands in its headers now is signed.</summary>
    public RawRequest Presign(RawRequest request, string expires = "60", string payload = "UNSIGNED-PAYLOAD")
    {
        var names = request.Headers.Select(header => header.Name.ToLowerInvariant()).Where(name => !Unsigned.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        var query = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{AccessKeyId}/{Scope}")}&X-Amz-Date={Timestamp}"
            + $"&X-Amz-Expires={expires}&X-Amz-SignedHeaders={Uri.EscapeDataString(string.Join(';', names))}"
            + (SessionToken is null ? "" : $"&X-Amz-Security-Token={Uri.EscapeDataString(SessionToken)}");
        request.Target += (request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
        request.Target += "&X-Amz-Signature=" + Signature(request, names, payload);
        return request;
    }

    public byte[] Key()
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + Secret), Encoding.UTF8.GetBytes(Date));
        foreach (var part in new[] { Region, Service, "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    public string Hmac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes(text)));

    public string CanonicalRequest(RawRequest request, string[] signedNames, string payload)
    {
        var mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? request.Target : request.Target[..mark];
        var query = mark < 0 ? "" : string.Join('&', request.Target[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
            .OrderBy(pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)], StringComparer.Ordinal).ThenBy(pair => pair, StringComparer.Ordinal));
        var headers = signedNames.Select(name => $"{name}:{string.Join(",", request.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.Trim()))}\n");
        return $"{request.Method}\n{path}\n{query}\n{string.Concat(headers)}\n{string.Join(';', signedNames)}\n{payload}";
    }

    private string Signature(RawRequest request, string[] names, string payload) =>
        Hmac($"AWS4-HMAC-SHA256\n{Timestamp}\n{Scope}\n{RawRequest.Sha256(Encoding.UTF8.GetBytes(CanonicalRequest(request, names, payload)))}");
}
