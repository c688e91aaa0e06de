using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Listing;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Lists the uploads of a bucket that are neither completed nor aborted, by key and then by age.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html</remarks>
internal sealed class ListMultipartUploads : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:ListBucketMultipartUploads", "uploads");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var query = request.Target.Query;
        var encoding = KeyEncoding.Read(query);
        var most = PageSize.Read(query, "max-uploads");
        var (prefix, delimiter) = (query.Get("prefix") ?? "", query.Get("delimiter"));
        var keyMarker = query.Get("key-marker") ?? "";
        var uploadMarker = keyMarker.Length == 0 ? "" : query.Get("upload-id-marker") ?? "";
        var bucket = ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name);
        CheckMarker(bucket, keyMarker, uploadMarker);
        var page = KeyWalk.Run(
            bucket.Uploads,
            new(prefix, delimiter, keyMarker, uploadMarker.Length > 0, most),
            (key, uploads) => key == keyMarker ? After(uploads, uploadMarker) : uploads);

        var last = page.Entries.Count == 0 ? default : page.Entries[^1];
        var document = new S3XmlWriter().Root("ListMultipartUploadsResult")
            .Element("Bucket", bucket.Record.Name)
            .Element("KeyMarker", encoding.Encode(keyMarker))
            .Element("UploadIdMarker", uploadMarker)
            .Element("NextKeyMarker", encoding.Encode(last.Key ?? ""))
            .Element("NextUploadIdMarker", last.Item?.UploadId ?? "")
            .Element("Prefix", query.Has("prefix") ? encoding.Encode(prefix) : null)
            .Element("Delimiter", delimiter is { Length: > 0 } ? encoding.Encode(delimiter) : null)
            .Element("EncodingType", encoding.Name)
            .Element("MaxUploads", most)
            .Element("IsTruncated", page.IsTruncated);
        foreach (var (key, upload) in page.Entries)
        {
            if (upload is not null)
            {
                Write(document, bucket.Record, encoding.Encode(key), upload);
            }
        }

        KeyWalk.WritePrefixes(document, page, encoding);
        return ValueTask.FromResult(S3Response.Xml(document.End()));
    }

    private static IEnumerable<UploadRecord> After(IReadOnlyList<UploadRecord> uploads, string marker)
    {
        for (var index = 0; index < uploads.Count; index++)
        {
            if (uploads[index].UploadId == marker)
            {
                return uploads.Skip(index + 1);
            }
        }

        // The marker's upload may have ended between two pages: its id still tells where it stood.
        var sequence = VersionIds.SequenceOfUpload(marker);
        return uploads.Where(upload => VersionIds.SequenceOfUpload(upload.UploadId) > sequence);
    }

    private static void CheckMarker(BucketState bucket, string key, string marker)
    {
        if (marker.Length > 0 && (VersionIds.SequenceOfUpload(marker) is null || ExistsElsewhere(bucket, key, marker)))
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Invalid uploadId marker", ("ArgumentName", "upload-id-marker"), ("ArgumentValue", marker));
        }
    }

    private static bool ExistsElsewhere(BucketState bucket, string key, string uploadId)
    {
        for (var cursor = bucket.Uploads.Seek(); cursor.MoveNext();)
        {
            if (cursor.Key != key && cursor.Value.Any(upload => upload.UploadId == uploadId))
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(S3XmlWriter document, BucketRecord bucket, string key, UploadRecord upload)
    {
        document.Start("Upload")
            .Element("Key", key)
            .Element("UploadId", upload.UploadId)
            .Start("Initiator").Element("ID", upload.InitiatorId).End()
            .Start("Owner").Element("ID", upload.Template.Owner?.CanonicalId ?? bucket.OwnerCanonicalId).End()
            .Element("StorageClass", upload.Template.StorageClass)
            .Element("Initiated", upload.Initiated);
        if (upload.ChecksumAlgorithm is { } algorithm)
        {
            document.Element("ChecksumAlgorithm", algorithm).Element("ChecksumType", upload.IsComposite == true ? "COMPOSITE" : "FULL_OBJECT");
        }

        document.End();
    }
}
