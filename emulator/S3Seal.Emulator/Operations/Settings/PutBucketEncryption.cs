using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets the bucket's default encryption, and whether customer keys are blocked.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html</remarks>
internal sealed class PutBucketEncryption : Operation
{
    private const string CustomerKeys = "SSE-C";

    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutEncryptionConfiguration", "encryption") with
    {
        Body = BodyKind.Document,
        Callers = CallerKind.Signed,
    };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadXmlAsync(cancellationToken);
        request.Rooms.Store.Update(request.Bucket.Name, bucket => bucket with
        {
            Settings = bucket.Settings with { Encryption = Read(document, bucket.Settings.Encryption) },
        });
        return S3Response.Empty();
    }

    private static DefaultEncryption Read(S3XmlElement document, DefaultEncryption before)
    {
        if (document.Name != "ServerSideEncryptionConfiguration")
        {
            throw Malformed();
        }

        document.AllowOnly("Rule");
        var rule = document.Required("Rule");
        rule.AllowOnly("ApplyServerSideEncryptionByDefault", "BucketKeyEnabled", "BlockedEncryptionTypes");
        if (rule.Children.Count == 0)
        {
            throw Malformed();
        }

        // The whole rule is replaced, except that leaving the block out leaves it alone.
        var after = new DefaultEncryption
        {
            BucketKeyEnabled = rule.Child("BucketKeyEnabled") is { } bucketKey && Boolean(bucketKey.Text),
            BlocksCustomerKeys = rule.Child("BlockedEncryptionTypes") is { } blocked ? Blocks(blocked) : before.BlocksCustomerKeys,
            ExplicitlyPut = true,
        };
        return rule.Child("ApplyServerSideEncryptionByDefault") is { } apply ? Apply(apply, after) : after;
    }

    private static DefaultEncryption Apply(S3XmlElement apply, DefaultEncryption rule)
    {
        apply.AllowOnly("SSEAlgorithm", "KMSMasterKeyID");
        var mode = SseHeaders.ModeOf(apply.Required("SSEAlgorithm").Text.Trim()) ?? throw Malformed();
        var keyId = apply.Child("KMSMasterKeyID")?.Text.Trim();
        if (string.IsNullOrEmpty(keyId))
        {
            return rule with { Mode = mode };
        }

        return mode == SseMode.S3
            ? throw new S3Exception(
                S3Errors.InvalidArgument,
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
                ("ArgumentName", apply.Name))
            : rule with { Mode = mode, KmsKeyId = keyId };
    }

    private static bool Blocks(S3XmlElement blocked)
    {
        blocked.AllowOnly("EncryptionType");
        return blocked.Children.Count == 1
            ? blocked.Children[0].Text.Trim() switch
            {
                CustomerKeys => true,
                "NONE" => false,
                _ => throw Malformed(),
            }
            : throw Malformed();
    }

    private static bool Boolean(string text) => text.Trim() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw Malformed(),
    };

    private static S3Exception Malformed() => new(S3Errors.MalformedXml);
}
