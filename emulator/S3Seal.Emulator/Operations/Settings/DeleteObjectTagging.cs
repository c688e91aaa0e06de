using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Takes the tags of an object's version away.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html</remarks>
internal sealed class DeleteObjectTagging : Operation
{
    public override Route Route { get; } = Route.Object("DELETE", "s3:DeleteObjectTagging", "tagging") with { VersionAction = "s3:DeleteObjectVersionTagging" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.RefuseMarker();
        var version = request.ChangeVersion(version => version with { Tags = [] });
        return ValueTask.FromResult(S3Response.Empty(204).WithVersionId(request, version));
    }
}
