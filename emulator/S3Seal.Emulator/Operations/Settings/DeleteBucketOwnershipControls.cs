using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Takes the ownership rule away: the writer of an object then owns it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html</remarks>
internal sealed class DeleteBucketOwnershipControls : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutBucketOwnershipControls", "ownershipControls");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(settings => settings with { Ownership = null });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
