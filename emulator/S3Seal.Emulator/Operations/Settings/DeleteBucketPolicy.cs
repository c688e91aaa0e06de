using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Takes the bucket's policy away.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html</remarks>
internal sealed class DeleteBucketPolicy : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:DeleteBucketPolicy", "policy");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        PolicyOwner.Demand(request);
        request.ChangeSettings(settings => settings with { PolicyText = null });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
