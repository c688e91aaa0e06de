using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>The URL of an object as answers show it, in the addressing style of the request.</summary>
internal static class ObjectLocation
{
    public static string Of(S3Request request, string key)
    {
        var host = request.Headers["host"] ?? "s3.amazonaws.com";
        var path = PercentEncoding.Encode(key, keepSlash: true);
        var scheme = request.IsSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return request.Target.VirtualHost ? $"{scheme}://{host}/{path}" : $"{scheme}://{host}/{request.Bucket.Name}/{path}";
    }
}
