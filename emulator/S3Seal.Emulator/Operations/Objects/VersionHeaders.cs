using System.Globalization;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>What GET and HEAD tell about a version beside its bytes.</summary>
internal static class VersionHeaders
{
    public const string VersionId = "x-amz-version-id";
    public const string DefaultContentType = "binary/octet-stream";

    /// <summary>How a query parameter begins that stands in for a stored header.</summary>
    public const string OverridePrefix = "response-";

    /// <summary>Query parameters that stand in for a stored header, on signed requests.</summary>
    public static readonly IReadOnlyList<string> Overrides =
    [
        "response-cache-control", "response-content-disposition", "response-content-encoding", "response-content-language", "response-content-type", "response-expires",
    ];

    public static S3Response Show(S3Response response, S3Request request, ObjectVersion version)
    {
        var headers = version.Headers;
        Identify(response, request.Bucket, version)
            .With("Accept-Ranges", "bytes")
            .With("Content-Type", Given(request, "response-content-type") ?? headers.ContentType ?? DefaultContentType)
            .With("Cache-Control", Given(request, "response-cache-control") ?? headers.CacheControl)
            .With("Content-Disposition", Given(request, "response-content-disposition") ?? headers.ContentDisposition)
            .With("Content-Encoding", Given(request, "response-content-encoding") ?? headers.ContentEncoding)
            .With("Content-Language", Given(request, "response-content-language") ?? headers.ContentLanguage)
            .With("Expires", Given(request, "response-expires") ?? headers.Expires)
            .With(UploadHeaders.RedirectHeader, headers.WebsiteRedirectLocation)
            .With(UploadHeaders.StorageClassHeader, version.StorageClass == UploadHeaders.Standard ? null : version.StorageClass);
        foreach (var (name, value) in version.UserMetadata)
        {
            response.With("x-amz-meta-" + name, EncodedWords.Encode(value));
        }

        RestoreObject.Show(response, version).WithExpiration(request, version);
        ShowWhatNeedsPermission(response, request, version);
        return response;
    }

    /// <summary>The headers that a 304 keeps as well.</summary>
    public static S3Response Identify(S3Response response, BucketRecord bucket, ObjectVersion version) => response
        .With("ETag", ETags.Quote(version.ETag))
        .With("Last-Modified", HttpDate.Print(version.LastModified))
        .With(VersionId, NamedVersion.ShowsVersions(bucket) ? version.VersionId : null);

    private static void ShowWhatNeedsPermission(S3Response response, S3Request request, ObjectVersion version)
    {
        if (version.Tags.Length > 0 && request.Access.Allows(new AccessDemand("s3:GetObjectTagging", request.Key)))
        {
            response.With("x-amz-tagging-count", version.Tags.Length.ToString(CultureInfo.InvariantCulture));
        }

        if (version.Retention is null && version.LegalHold is null)
        {
            return;
        }

        var mayRetention = version.Retention is not null && request.Access.Allows(new AccessDemand("s3:GetObjectRetention", request.Key));
        var mayHold = version.LegalHold is not null && request.Access.Allows(new AccessDemand("s3:GetObjectLegalHold", request.Key));
        LockHeaders.Show(response, version with { Retention = mayRetention ? version.Retention : null, LegalHold = mayHold ? version.LegalHold : null });
    }

    private static string? Given(S3Request request, string parameter) => request.Target.Query.Get(parameter) is { Length: > 0 } value ? value : null;
}
