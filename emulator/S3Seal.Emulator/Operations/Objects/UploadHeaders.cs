using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>What PUT, POST, COPY and CreateMultipartUpload say about the object beside its bytes.</summary>
internal static class UploadHeaders
{
    public const string StorageClassHeader = "x-amz-storage-class";
    public const string RedirectHeader = "x-amz-website-redirect-location";
    public const string Standard = "STANDARD";

    private const string MetadataPrefix = "x-amz-meta-";
    private const int MostMetadata = 2048;

    private static readonly FrozenSet<string> StorageClasses = FrozenSet.Create(
        StringComparer.Ordinal, Standard, "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR");

    /// <summary>A new version with everything but its data, keys, tags and lock.</summary>
    public static ObjectVersion Read(S3Request request) => new()
    {
        LastModified = request.Now,
        ObjectId = VersionIds.NextObject(),
        Headers = System(request.Headers),
        UserMetadata = UserMetadata(request.Headers),
        StorageClass = StorageClass(request.Headers),
    };

    public static ObjectHeaders System(RequestHeaders headers)
    {
        var found = new ObjectHeaders
        {
            ContentType = Given(headers["content-type"]),
            CacheControl = headers["cache-control"],
            ContentDisposition = headers["content-disposition"],
            ContentEncoding = WithoutAwsChunked(headers["content-encoding"]),
            ContentLanguage = headers["content-language"],
            Expires = headers["expires"],
            WebsiteRedirectLocation = Redirect(headers),
        };
        return found == ObjectHeaders.Default ? ObjectHeaders.Default : found;
    }

    public static IReadOnlyList<KeyValuePair<string, string>> UserMetadata(RequestHeaders headers)
    {
        List<KeyValuePair<string, string>>? metadata = null;
        var size = 0;
        foreach (var (name, value) in headers.All)
        {
            if (!name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var entry = KeyValuePair.Create(name[MetadataPrefix.Length..].ToLowerInvariant(), EncodedWords.Decode(value.Trim()));
            size += Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value);
            (metadata ??= []).Add(entry);
        }

        return size > MostMetadata
            ? throw new S3Exception(S3Errors.MetadataTooLarge, ("Size", size.ToString(CultureInfo.InvariantCulture)), ("MaxSizeAllowed", "2048"))
            : metadata is null ? [] : metadata;
    }

    public static string StorageClass(RequestHeaders headers)
    {
        var name = headers[StorageClassHeader];
        return name is null ? Standard
            : StorageClasses.TryGetValue(name, out var known) ? known
            : throw new S3Exception(S3Errors.InvalidStorageClass, ("StorageClassRequested", name));
    }

    public static string? Redirect(RequestHeaders headers)
    {
        var location = headers[RedirectHeader];
        return location is null || location.StartsWith('/') || location.StartsWith("http://", StringComparison.Ordinal) || location.StartsWith("https://", StringComparison.Ordinal)
            ? location
            : throw new S3Exception(S3Errors.InvalidRedirectLocation);
    }

    // What the door has already undone is not a coding of the object.
    private static string? WithoutAwsChunked(string? codings)
    {
        if (codings is null || !codings.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase))
        {
            return codings;
        }

        var rest = string.Join(',', codings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(coding => !coding.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)));
        return Given(rest);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
