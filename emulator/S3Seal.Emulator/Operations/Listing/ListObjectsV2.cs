using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>Lists a bucket's objects.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html</remarks>
internal sealed class ListObjectsV2 : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:ListBucket", "list-type=2");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var query = request.Target.Query;
        var encoding = KeyEncoding.Read(query);
        var restores = ListedObject.ShowsRestores(request);
        var token = query.Get("continuation-token");
        var startAfter = token is null ? query.Get("start-after") : null;
        var marker = token is null ? startAfter ?? "" : ContinuationToken.Read(query);
        var range = new KeyRange(query.Get("prefix") ?? "", query.Get("delimiter"), marker, false, PageSize.Read(query, "max-keys"));
        var page = ListedObject.Page(request, range);
        var document = new S3XmlWriter().Root("ListBucketResult")
            .Element("Name", request.Bucket.Name)
            .Element("Prefix", encoding.Encode(range.Prefix))
            .Element("ContinuationToken", token)
            .Element("NextContinuationToken", page.IsTruncated ? ContinuationToken.After(page.Entries[^1].Key) : null)
            .Element("StartAfter", startAfter is { Length: > 0 } ? encoding.Encode(startAfter) : null)
            .Element("KeyCount", page.Entries.Count)
            .Element("MaxKeys", range.Most)
            .Element("Delimiter", range.Delimiter is { Length: > 0 } delimiter ? encoding.Encode(delimiter) : null)
            .Element("EncodingType", encoding.Name)
            .Element("IsTruncated", page.IsTruncated);
        var owners = query.Get("fetch-owner") is "true" or "True";
        foreach (var (key, version) in page.Entries)
        {
            if (version is null)
            {
                continue;
            }

            document.Start("Contents").Element("Key", encoding.Encode(key));
            ListedObject.WriteFacts(document, version, restores);
            if (owners)
            {
                ListedObject.WriteOwner(document, request.Bucket, version);
            }

            document.End();
        }

        KeyWalk.WritePrefixes(document, page, encoding);
        return ValueTask.FromResult(S3Response.LongXml(document.End()).With("x-amz-bucket-region", request.Bucket.Region));
    }
}
