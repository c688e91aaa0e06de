using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Replaces the bucket's tags.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html</remarks>
internal sealed class PutBucketTagging : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketTagging", "tagging") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var tags = TagRules.ForBucket(await request.ReadXmlAsync(cancellationToken));
        request.ChangeSettings(settings => settings with { Tags = tags.IsEmpty ? null : tags });
        return S3Response.Empty(204);
    }
}
