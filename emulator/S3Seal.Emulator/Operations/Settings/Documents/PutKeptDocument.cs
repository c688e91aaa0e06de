using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Writing a kept document: each such operation is this one with its document.</summary>
internal abstract class PutKeptDocument(KeptDocument document) : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", document.PutAction, document.QueryName) with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var root = await request.ReadXmlAsync(cancellationToken);
        request.ChangeSettings(settings => document.Keep(request, root, settings));
        return S3Response.Empty();
    }
}
