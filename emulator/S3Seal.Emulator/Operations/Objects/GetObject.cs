using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Reads a version, whole or in part.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html</remarks>
internal sealed class GetObject : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:GetObject") with { VersionAction = "s3:GetObjectVersion" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) => ValueTask.FromResult(ReadAnswer.For(request, withBytes: true));
}
