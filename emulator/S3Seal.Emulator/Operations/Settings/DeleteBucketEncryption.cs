using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Resets the bucket's default encryption to that of a new bucket; stored objects stay as they are.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html</remarks>
internal sealed class DeleteBucketEncryption : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutEncryptionConfiguration", "encryption");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.Rooms.Store.Update(request.Bucket.Name, bucket => bucket with
        {
            Settings = bucket.Settings with { Encryption = DefaultEncryption.OfNewBucket },
        });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
