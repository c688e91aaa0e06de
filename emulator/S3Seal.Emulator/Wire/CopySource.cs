using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>What <c>x-amz-copy-source</c> names.</summary>
/// <param name="VersionId">Null for the current version.</param>
internal sealed record CopySource(string BucketName, string Key, string? VersionId)
{
    public const string HeaderName = "x-amz-copy-source";

    private const string VersionSeparator = "?versionId=";

    /// <summary>Reads <c>bucket/key</c> or <c>/bucket/key</c>, percent-encoded, with an unencoded <c>?versionId=</c> behind it.</summary>
    public static CopySource Parse(string header)
    {
        var path = header;
        string? versionId = null;
        var separator = header.LastIndexOf(VersionSeparator, StringComparison.Ordinal);
        if (separator >= 0)
        {
            path = header[..separator];
            versionId = PercentEncoding.DecodeQuery(header.AsSpan(separator + VersionSeparator.Length));
            if (versionId.Length == 0)
            {
                throw Refused("Version id cannot be the empty string", header);
            }
        }

        // S3 reads a plus as a blank here, unlike in a path.
        if (!PercentEncoding.TryDecode(path.Replace('+', ' '), out var decoded))
        {
            throw Refused("Invalid copy source encoding.", header);
        }

        if (decoded.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Header", HeaderName));
        }

        decoded = decoded.StartsWith('/') ? decoded[1..] : decoded;
        var slash = decoded.IndexOf('/', StringComparison.Ordinal);
        if (slash == 0 || decoded.Length == 0)
        {
            throw Refused("Invalid copy source bucket name", header);
        }

        return slash < 0 || slash == decoded.Length - 1
            ? throw Refused("Invalid copy source object key", header)
            : new(decoded[..slash], decoded[(slash + 1)..], versionId);
    }

    private static S3Exception Refused(string message, string value) =>
        new(S3Errors.InvalidArgument, message, ("ArgumentName", HeaderName), ("ArgumentValue", value));
}
