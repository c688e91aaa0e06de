using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Taking a kept document away, which succeeds whether there is one or not.</summary>
internal abstract class DeleteKeptDocument(KeptDocument document) : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", document.DeleteAction ?? document.PutAction, document.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(document.Drop);
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
