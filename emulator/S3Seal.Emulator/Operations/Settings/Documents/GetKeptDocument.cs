using System.Text;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Reading a kept document: each such operation is this one with its document.</summary>
internal abstract class GetKeptDocument(KeptDocument document) : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", document.GetAction, document.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(S3Response.Text(Encoding.UTF8.GetBytes(document.Read(request.Bucket)), "application/xml"));
}
