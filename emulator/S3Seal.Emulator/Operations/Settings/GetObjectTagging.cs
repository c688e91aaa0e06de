using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the tags of an object's version.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html</remarks>
internal sealed class GetObjectTagging : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:GetObjectTagging", "tagging") with { VersionAction = "s3:GetObjectVersionTagging" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.RefuseMarker();
        var version = NamedVersion.Find(request);
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(TagRules.Write(writer, version.Tags)).WithVersionId(request, version));
    }
}
