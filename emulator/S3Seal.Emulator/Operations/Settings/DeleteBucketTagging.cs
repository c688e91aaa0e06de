using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Takes the bucket's tags away.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html</remarks>
internal sealed class DeleteBucketTagging : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutBucketTagging", "tagging");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(settings => settings with { Tags = null });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
