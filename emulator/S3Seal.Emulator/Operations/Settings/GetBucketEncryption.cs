using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>The bucket's default encryption; every bucket has one.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html</remarks>
internal sealed class GetBucketEncryption : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetEncryptionConfiguration", "encryption");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var rule = request.Bucket.Settings.Encryption;
        using var document = new S3XmlWriter();
        document.Root("ServerSideEncryptionConfiguration")
            .Start("Rule")
            .Start("ApplyServerSideEncryptionByDefault")
            .Element("SSEAlgorithm", SseHeaders.NameOf(rule.Mode))
            .Element("KMSMasterKeyID", rule.KmsKeyId)
            .End()
            .Element("BucketKeyEnabled", rule.BucketKeyEnabled)
            .Start("BlockedEncryptionTypes")
            .Element("EncryptionType", rule.BlocksCustomerKeys ? "SSE-C" : "NONE")
            .End()
            .End()
            .End();
        return ValueTask.FromResult(S3Response.Xml(document));
    }
}
