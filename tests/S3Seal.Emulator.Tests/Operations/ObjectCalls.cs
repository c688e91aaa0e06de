using System.Globalization;
using System.Xml.Linq;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Operations;

/// <summary>Short forms of the raw requests that object tests are made of.</summary>
internal static class ObjectCalls
{
    public const string Bucket = "objects";

    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static async Task<Sealed> WithBucketAsync(string? versioning = null, bool objectLock = false, Action<S3EmulatorOptions>? configure = null)
    {
        var s3 = await Sealed.StartAsync(configure);
        var create = s3.Request("PUT", $"/{Bucket}");
        if (objectLock)
        {
            create.With("x-amz-bucket-object-lock-enabled", "true");
        }

        Assert.Equal(200, (await s3.SendSignedAsync(create)).Status);
        if (versioning is not null)
        {
            await s3.SetVersioningAsync(versioning);
        }

        return s3;
    }

    public static async Task SetVersioningAsync(this Sealed s3, string status) => Assert.Equal(
        200, (await s3.CallAsync("PUT", $"/{Bucket}?versioning", $"<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>")).Status);

    /// <summary>Signs and sends; headers are written <c>name: value</c>.</summary>
    public static Task<RawAnswer> CallAsync(this Sealed s3, string method, string target, byte[]? body, params string[] headers)
    {
        var request = s3.Request(method, target);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.With(header[..colon], header[(colon + 1)..].Trim());
        }

        return s3.SendSignedAsync(body is null ? request : request.WithBody(body));
    }

    public static Task<RawAnswer> CallAsync(this Sealed s3, string method, string target, string? body = null, params string[] headers) =>
        s3.CallAsync(method, target, body is null ? null : System.Text.Encoding.UTF8.GetBytes(body), headers);

    public static Task<RawAnswer> PutAsync(this Sealed s3, string key, string body, params string[] headers) => s3.CallAsync("PUT", $"/{Bucket}/{key}", body, headers);

    public static Task<RawAnswer> GetAsync(this Sealed s3, string key, params string[] headers) => s3.CallAsync("GET", $"/{Bucket}/{key}", (byte[]?)null, headers);

    public static Task<RawAnswer> HeadAsync(this Sealed s3, string key, params string[] headers) => s3.CallAsync("HEAD", $"/{Bucket}/{key}", (byte[]?)null, headers);

    public static Task<RawAnswer> DeleteAsync(this Sealed s3, string key, params string[] headers) => s3.CallAsync("DELETE", $"/{Bucket}/{key}", (byte[]?)null, headers);

    /// <summary>The text of an element of an answer in S3's namespace; null when absent.</summary>
    public static string? Element(this RawAnswer answer, string name) => answer.Xml.Element(S3 + name)?.Value;

    public static IEnumerable<XElement> Elements(this RawAnswer answer, string name) => answer.Xml.Elements(S3 + name);

    public static string? Child(this XElement element, string name) => element.Element(S3 + name)?.Value;

    /// <summary>Bytes that differ everywhere, so that a wrong place shows.</summary>
    public static byte[] Pattern(int length, int seed = 0)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)(((index + seed) * 2654435761u) >> 13);
        }

        return bytes;
    }

    public static string? Header(this RawAnswer answer, string name) => answer.Headers.GetValueOrDefault(name);

    public static void AssertError(this RawAnswer answer, int status, string code, string? message = null, params (string Name, string Value)[] fields)
    {
        Assert.Equal((status, code), (answer.Status, answer.Code));
        if (message is not null)
        {
            Assert.Equal(message, answer.Message);
        }

        foreach (var (name, value) in fields)
        {
            Assert.Equal((name, value), (name, answer.Field(name)));
        }
    }

    public static async Task<string> CreateUploadAsync(this Sealed s3, string key, params string[] headers)
    {
        var answer = await s3.CallAsync("POST", $"/{Bucket}/{key}?uploads", (byte[]?)null, headers);
        Assert.Equal(200, answer.Status);
        return answer.Element("UploadId")!;
    }

    public static Task<RawAnswer> PutPartAsync(this Sealed s3, string key, string uploadId, int number, byte[] body, params string[] headers) =>
        s3.CallAsync("PUT", $"/{Bucket}/{key}?partNumber={number.ToString(CultureInfo.InvariantCulture)}&uploadId={uploadId}", body, headers);

    public static Task<RawAnswer> CompleteAsync(this Sealed s3, string key, string uploadId, string parts, params string[] headers) =>
        s3.CallAsync("POST", $"/{Bucket}/{key}?uploadId={uploadId}", $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>", headers);

    public static string Part(int number, string etag, string more = "") =>
        $"<Part><PartNumber>{number.ToString(CultureInfo.InvariantCulture)}</PartNumber><ETag>{etag.Replace("\"", "&quot;", StringComparison.Ordinal)}</ETag>{more}</Part>";
}
