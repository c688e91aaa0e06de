using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>What a copy takes from its source and what from its request.</summary>
internal static class CopyDirectives
{
    private const string Metadata = "x-amz-metadata-directive";
    private const string Tagging = "x-amz-tagging-directive";

    /// <summary>The target as it shall be described; never copied are ACL, lock, storage class, protection and redirect.</summary>
    public static ObjectVersion Describe(S3Request request, ObjectVersion source)
    {
        var described = NewObject.Describe(request);
        if (!Replaces(request.Headers, Metadata, "Unknown metadata directive."))
        {
            described = described with
            {
                Headers = source.Headers with { WebsiteRedirectLocation = described.Headers.WebsiteRedirectLocation },
                UserMetadata = source.UserMetadata,
            };
        }

        return Replaces(request.Headers, Tagging, "Unknown tagging directive.") ? described : described with { Tags = source.Tags };
    }

    /// <summary>A copy onto itself must change something; making an older version the current one does.</summary>
    public static void RefuseWithoutChange(S3Request request, CopySource source, ObjectVersion version, bool changesProtection)
    {
        if (source.BucketName == request.Bucket.Name && source.Key == request.Key
            && (source.VersionId is null || request.Rooms.Store.Find(source.BucketName)?.Current(source.Key)?.VersionId == version.VersionId)
            && !changesProtection
            && !Replaces(request.Headers, Metadata, "Unknown metadata directive.")
            && !request.Headers.Has(UploadHeaders.StorageClassHeader)
            && !request.Headers.Has(UploadHeaders.RedirectHeader))
        {
            throw new S3Exception(
                S3Errors.InvalidRequest,
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }

    private static bool Replaces(RequestHeaders headers, string name, string refusal) => headers[name] switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        var word => throw new S3Exception(S3Errors.InvalidArgument, refusal, ("ArgumentName", name), ("ArgumentValue", word)),
    };
}
