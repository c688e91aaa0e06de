using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Reading one document of a collection.</summary>
internal abstract class GetFromCollection(KeptCollection collection) : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", collection.GetAction, collection.QueryName, "id");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) =>
        collection.All(request.Bucket.Settings).TryGetValue(KeptCollection.Id(request), out var document)
            ? ValueTask.FromResult(S3Response.Text(Encoding.UTF8.GetBytes(document), "application/xml"))
            : throw new S3Exception(S3Errors.NoSuchConfiguration);
}
