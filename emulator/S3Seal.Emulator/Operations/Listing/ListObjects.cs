using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>Lists a bucket's objects, in the first form of the call.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html</remarks>
internal sealed class ListObjects : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:ListBucket");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var query = request.Target.Query;
        var encoding = KeyEncoding.Read(query);
        var restores = ListedObject.ShowsRestores(request);
        var range = new KeyRange(query.Get("prefix") ?? "", query.Get("delimiter"), query.Get("marker") ?? "", false, PageSize.Read(query, "max-keys"));
        var page = ListedObject.Page(request, range);
        var folds = range.Delimiter is { Length: > 0 };
        var document = new S3XmlWriter().Root("ListBucketResult")
            .Element("Name", request.Bucket.Name)
            .Element("Prefix", encoding.Encode(range.Prefix))
            .Element("Marker", encoding.Encode(range.Marker))
            .Element("NextMarker", page.IsTruncated && folds ? encoding.Encode(page.Entries[^1].Key) : null)
            .Element("MaxKeys", range.Most)
            .Element("Delimiter", folds ? encoding.Encode(range.Delimiter!) : null)
            .Element("EncodingType", encoding.Name)
            .Element("IsTruncated", page.IsTruncated);
        foreach (var (key, version) in page.Entries)
        {
            if (version is not null)
            {
                document.Start("Contents").Element("Key", encoding.Encode(key));
                ListedObject.WriteFacts(document, version, restores);
                ListedObject.WriteOwner(document, request.Bucket, version);
                document.End();
            }
        }

        KeyWalk.WritePrefixes(document, page, encoding);
        return ValueTask.FromResult(S3Response.LongXml(document.End()).With("x-amz-bucket-region", request.Bucket.Region));
    }
}
