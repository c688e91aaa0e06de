using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Puts a version under legal hold or lifts it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLegalHold.html</remarks>
internal sealed class PutObjectLegalHold : Operation
{
    // The status stands in the body and policies may ask about it.
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObjectLegalHold", "legal-hold") with { Body = BodyKind.Document, AuthorizeAtDoor = false };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var demand = new AccessDemand(Route.Action, request.Key) { VersionId = request.Target.Query.Get("versionId") };
        var status = await request.ReadForAccessAsync(demand, async () =>
        {
            var document = await request.ReadXmlAsync(cancellationToken);
            DocumentShapes.LegalHold.Validate(document, S3Errors.MalformedXml);
            return document.Required("Status").Text.Trim();
        });
        request.Access.Demand(demand with { Context = [new("s3:object-lock-legal-hold", [status])] });
        LockedBucket.Demand(request);
        request.RefuseMarker();
        var version = request.ChangeVersion(version => version with { LegalHold = status == "ON" });
        return S3Response.Empty().WithVersionId(request, version);
    }
}
