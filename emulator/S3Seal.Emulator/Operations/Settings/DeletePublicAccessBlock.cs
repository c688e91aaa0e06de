using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Takes the switches against public access away, so that nothing is blocked.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html</remarks>
internal sealed class DeletePublicAccessBlock : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutBucketPublicAccessBlock", "publicAccessBlock");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(settings => settings with { PublicAccessBlock = null });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
