using System.Text;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Listing a collection in id order, a hundred documents a page.</summary>
internal abstract class ListCollection(KeptCollection collection) : Operation
{
    private const int PageSize = 100;

    public override Route Route { get; } = Route.Bucket("GET", collection.GetAction, collection.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var token = request.Target.Query.Get("continuation-token");
        var after = ContinuationToken.Read(request.Target.Query);
        var rest = collection.All(request.Bucket.Settings).Where(entry => string.CompareOrdinal(entry.Key, after) > 0).Take(PageSize + 1).ToList();
        var truncated = rest.Count > PageSize;
        var page = rest[..Math.Min(rest.Count, PageSize)];

        using var writer = new S3XmlWriter();
        writer.Root(collection.ListRoot).Element("ContinuationToken", token).Element("IsTruncated", truncated);
        foreach (var (_, document) in page)
        {
            collection.Shape.Write(S3XmlReader.Read(Encoding.UTF8.GetBytes(document)), writer);
        }

        if (truncated)
        {
            writer.Element("NextContinuationToken", ContinuationToken.After(page[^1].Key));
        }

        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
