using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Answers whether the bucket exists and the caller may see it, and where it lives.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html</remarks>
internal sealed class HeadBucket : Operation
{
    public override Route Route { get; } = Route.Bucket("HEAD", "s3:ListBucket");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(S3Response.Empty()
            .With("x-amz-bucket-region", request.Bucket.Region)
            .With("x-amz-bucket-arn", BucketArn.Of(request.Bucket.Name))
            .With("x-amz-access-point-alias", "false")
            .With("Content-Type", "application/xml"));
}
