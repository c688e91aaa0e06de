using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Answers where the bucket lives: nothing for us-east-1, else what it was created with.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html</remarks>
internal sealed class GetBucketLocation : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketLocation", "location");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var bucket = request.Bucket;
        using var writer = new S3XmlWriter();
        writer.Root("LocationConstraint");
        if (bucket.Region != BucketRegions.Default)
        {
            writer.Value(bucket.Settings.LocationConstraint ?? bucket.Region);
        }

        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
