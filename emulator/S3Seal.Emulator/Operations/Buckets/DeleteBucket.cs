using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Removes an empty bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html</remarks>
internal sealed class DeleteBucket : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:DeleteBucket");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var bucket = request.Bucket;
        return request.Rooms.Store.Remove(bucket.Name) switch
        {
            BucketRemoval.Removed => ValueTask.FromResult(S3Response.Empty(204)),
            BucketRemoval.NotFound => throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", bucket.Name)),
            _ => throw new S3Exception(S3Errors.BucketNotEmpty, NotEmptyText(bucket), ("BucketName", bucket.Name)),
        };
    }

    private static string NotEmptyText(BucketRecord bucket) => bucket.Settings.Versioning == VersioningState.NeverSet
        ? S3Errors.BucketNotEmpty.Message
        : S3Errors.BucketNotEmpty.Message + ". You must delete all versions in the bucket.";
}
