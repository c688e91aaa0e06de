using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Replaces the tags of an object's version.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html</remarks>
internal sealed class PutObjectTagging : Operation
{
    // The tags stand in the body and policies may ask about them.
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObjectTagging", "tagging") with { Body = BodyKind.Document, AuthorizeAtDoor = false };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var versionId = request.Target.Query.Get("versionId");
        var demand = new AccessDemand(versionId is null ? Route.Action : "s3:PutObjectVersionTagging", request.Key) { VersionId = versionId };
        var tags = await request.ReadForAccessAsync(demand, async () => TagRules.ForObject(await request.ReadXmlAsync(cancellationToken)));
        request.Access.Demand(demand with { Context = TagRules.Context(tags) });
        request.RefuseMarker();
        var version = request.ChangeVersion(version => version with { Tags = tags });
        return S3Response.Empty().WithVersionId(request, version);
    }
}
