using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the bucket's tags.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html</remarks>
internal sealed class GetBucketTagging : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketTagging", "tagging");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var tags = request.Bucket.Settings.Tags ?? throw new S3Exception(S3Errors.NoSuchTagSet, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(TagRules.Write(writer, tags)));
    }
}
