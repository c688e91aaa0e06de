using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Tells about a version without its bytes; its keys are checked all the same.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
internal sealed class HeadObject : Operation
{
    public override Route Route { get; } = Route.Object("HEAD", "s3:GetObject") with { VersionAction = "s3:GetObjectVersion" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) => ValueTask.FromResult(ReadAnswer.For(request, withBytes: false));
}
