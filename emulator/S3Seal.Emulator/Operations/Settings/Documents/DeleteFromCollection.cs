using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Taking one document of a collection away.</summary>
internal abstract class DeleteFromCollection(KeptCollection collection) : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", collection.PutAction, collection.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var id = KeptCollection.Id(request);
        request.ChangeSettings(settings =>
        {
            var all = collection.All(settings);
            return all.ContainsKey(id)
                ? collection.With(settings, all.Remove(id))
                : throw new S3Exception(S3Errors.NoSuchConfiguration);
        });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
