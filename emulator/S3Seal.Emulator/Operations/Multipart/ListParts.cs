using S3Seal.Emulator.Operations.Listing;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Lists what was uploaded of an upload.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html</remarks>
internal sealed class ListParts : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:ListMultipartUploadParts", NamedUpload.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var most = PageSize.Read(request.Target.Query, "max-parts");
        var marker = PageSize.Number(request.Target.Query, "part-number-marker") ?? 0;
        var upload = NamedUpload.Find(request);
        var following = upload.Parts.Values.Where(part => part.Number > marker).ToList();
        var page = following.Take(most).ToList();
        var document = new S3XmlWriter().Root("ListPartsResult")
            .Element("Bucket", request.Bucket.Name)
            .Element("Key", request.Key)
            .Element("UploadId", upload.UploadId)
            .Start("Initiator").Element("ID", upload.InitiatorId).End()
            .Start("Owner").Element("ID", upload.Template.Owner?.CanonicalId ?? request.Bucket.OwnerCanonicalId).End()
            .Element("StorageClass", upload.Template.StorageClass)
            .Element("PartNumberMarker", marker)
            .Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[^1].Number)
            .Element("MaxParts", most)
            .Element("IsTruncated", most > 0 && following.Count > page.Count);
        foreach (var part in page)
        {
            Write(document, upload, part);
        }

        if (upload.ChecksumAlgorithm is { } algorithm)
        {
            document.Element("ChecksumAlgorithm", algorithm).Element("ChecksumType", upload.IsComposite == true ? "COMPOSITE" : "FULL_OBJECT");
        }

        return ValueTask.FromResult(S3Response.Xml(document.End()).WithAbortion(request, upload));
    }

    private static void Write(S3XmlWriter document, UploadRecord upload, StoredPart part)
    {
        document.Start("Part")
            .Element("PartNumber", part.Number)
            .Element("LastModified", part.LastModified)
            .Element("ETag", ETags.Quote(part.ETag))
            .Element("Size", part.Length);
        if (upload.ChecksumAlgorithm is { } algorithm)
        {
            document.Element(ChecksumAlgorithm.Named(algorithm)!.ElementName, part.Checksum!.Value);
        }

        document.End();
    }
}
