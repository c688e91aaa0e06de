using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Finds the upload that a request names.</summary>
internal static class NamedUpload
{
    public const string QueryName = "uploadId";

    public static string Id(S3Request request) => request.Target.Query.Get(QueryName) ?? "";

    /// <summary>The open upload; NoSuchUpload when it is unknown, under another key, aborted or completed.</summary>
    public static UploadRecord Find(S3Request request) =>
        ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name).FindUpload(request.Key, Id(request)) ?? throw Missing(request);

    public static S3Exception Missing(S3Request request) => new(S3Errors.NoSuchUpload, ("UploadId", Id(request)));

    /// <summary>Puts a sealed part into the upload, in the place of an earlier one with its number.</summary>
    public static void Commit(S3Request request, StoredPart part) => ObjectCommit.Change(request.Rooms.Store, request.Bucket.Name, bucket =>
    {
        var upload = bucket.FindUpload(request.Key, Id(request)) ?? throw Missing(request);
        return (bucket.ReplaceUpload(request.Key, upload with { Parts = upload.Parts.SetItem(part.Number, part) }), true);
    });
}
