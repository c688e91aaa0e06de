using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>One object in a listing.</summary>
internal static class ListedObject
{
    private const string OptionalAttributesHeader = "x-amz-optional-object-attributes";
    private const string RestoreStatus = "RestoreStatus";

    /// <summary>Whether the client asked for the state of restores.</summary>
    public static bool ShowsRestores(S3Request request)
    {
        var header = request.Headers[OptionalAttributesHeader];
        return header is not null && (header == RestoreStatus
            ? true
            : throw new S3Exception(
                S3Errors.InvalidArgument, "Invalid attribute name specified.", ("ArgumentName", OptionalAttributesHeader), ("ArgumentValue", header)));
    }

    /// <summary>The current versions of the bucket's keys, as V1 and V2 list them.</summary>
    public static KeyPage<ObjectVersion> Page(S3Request request, KeyRange range) => KeyWalk.Run(
        ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name).Objects, range, (_, chain) => chain.Current is { } version ? [version] : Array.Empty<ObjectVersion>());

    /// <summary>What all three listings say of a version behind its key.</summary>
    public static void WriteFacts(S3XmlWriter document, ObjectVersion version, bool showRestore)
    {
        document.Element("LastModified", version.LastModified).Element("ETag", ETags.Quote(version.ETag));
        if (version.Checksum is { } checksum)
        {
            document.Element("ChecksumAlgorithm", checksum.Algorithm).Element("ChecksumType", checksum.IsComposite ? "COMPOSITE" : "FULL_OBJECT");
        }

        document.Element("Size", version.Length).Element("StorageClass", version.StorageClass);
        if (showRestore && version.RestoredUntil is { } until)
        {
            document.Start(RestoreStatus).Element("IsRestoreInProgress", false).Element("RestoreExpiryDate", until).End();
        }
    }

    public static void WriteOwner(S3XmlWriter document, BucketRecord bucket, ObjectVersion version) =>
        document.Start("Owner").Element("ID", version.Owner?.CanonicalId ?? bucket.OwnerCanonicalId).End();
}
