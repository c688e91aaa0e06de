using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Writing one document of a collection; its own id must be the one that the query names.</summary>
internal abstract class PutIntoCollection(KeptCollection collection) : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", collection.PutAction, collection.QueryName) with
    {
        Body = BodyKind.Document,
        AuthorizeAtDoor = collection.Context is null,
    };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var demand = new AccessDemand(collection.PutAction);
        var document = await request.ReadForAccessAsync(demand, () => request.ReadXmlAsync(cancellationToken));
        if (collection.Context is { } context)
        {
            request.Access.Demand(demand with { Context = context(document) });
        }

        var id = KeptCollection.Id(request);
        collection.Shape.Validate(document, S3Errors.MalformedXml);
        if (document.Required("Id").Text.Trim() != id)
        {
            throw new S3Exception(S3Errors.IdMismatch);
        }

        var text = collection.Shape.Print(document);
        request.ChangeSettings(settings =>
        {
            var all = collection.All(settings).SetItem(id, text);
            return all.Count > collection.Limit
                ? throw new S3Exception(S3Errors.TooManyConfigurations)
                : collection.With(settings, all);
        });
        return S3Response.Empty(204);
    }
}
