using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the bucket's four switches against public access.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html</remarks>
internal sealed class GetPublicAccessBlock : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketPublicAccessBlock", "publicAccessBlock");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var block = request.Bucket.Settings.PublicAccessBlock
            ?? throw new S3Exception(S3Errors.NoSuchPublicAccessBlockConfiguration, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        writer.Root("PublicAccessBlockConfiguration")
            .Element("BlockPublicAcls", block.BlockPublicAcls)
            .Element("IgnorePublicAcls", block.IgnorePublicAcls)
            .Element("BlockPublicPolicy", block.BlockPublicPolicy)
            .Element("RestrictPublicBuckets", block.RestrictPublicBuckets);
        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
