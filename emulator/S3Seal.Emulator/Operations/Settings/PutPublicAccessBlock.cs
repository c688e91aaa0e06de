using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets the bucket's four switches against public access; one that is not named is off.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html</remarks>
internal sealed class PutPublicAccessBlock : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketPublicAccessBlock", "publicAccessBlock") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadXmlAsync(cancellationToken);
        DocumentShapes.PublicAccessBlock.Validate(document, S3Errors.MalformedXml);
        var block = new PublicAccessBlock(
            IsOn(document, "BlockPublicAcls"), IsOn(document, "IgnorePublicAcls"), IsOn(document, "BlockPublicPolicy"), IsOn(document, "RestrictPublicBuckets"));
        request.ChangeSettings(settings => settings with { PublicAccessBlock = block });
        return S3Response.Empty();
    }

    private static bool IsOn(S3XmlElement document, string name) => document.Child(name)?.Text.Trim().ToLowerInvariant() is "true" or "1";
}
