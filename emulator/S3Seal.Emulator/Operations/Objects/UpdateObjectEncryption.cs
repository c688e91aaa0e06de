using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Puts a stored version under another key: its data key is wrapped anew, its data stays where it is.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html</remarks>
internal sealed class UpdateObjectEncryption : Operation
{
    // The new protection's key must let the requester do all of this.
    private static readonly string[] NeededOfKey = ["Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo"];

    public override Route Route { get; } = Route.Object("PUT", "s3:UpdateObjectEncryption", "encryption") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (request.Caller.Identity is null)
        {
            throw Invalid("Requests that modify an object encryption configuration require AWS Signature Version 4. Modify the request to use AWS Signature Version 4, and then try again.");
        }

        request.Access.Demand(new AccessDemand("s3:PutObject", request.Key));
        var (arn, bucketKey) = Read(await request.ReadXmlAsync(cancellationToken));
        var version = Find(request);
        RefuseLocked(version, request.Now);
        if (version.Envelope is not { Mode: SseMode.S3 or SseMode.Kms } envelope)
        {
            throw Invalid("The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only source objects encrypted with SSE-S3 or SSE-KMS are supported.");
        }

        if (arn.Split(':')[4] != request.Bucket.OwnerAccount)
        {
            throw Denied("The AWS KMS key in the request must be owned by the same account as the bucket. Modify the request to specify a KMS key from the same account, and then try again.");
        }

        var changed = version with { Envelope = Reprotect(request, envelope, version.ObjectId, arn, bucketKey) };
        ObjectCommit.Change(request.Rooms.Store, request.Bucket.Name, bucket =>
        {
            // The version may have been replaced meanwhile; then there is nothing left to protect.
            var present = bucket.Objects.Find(request.Key)?.Find(version.VersionId);
            return (present?.ObjectId == version.ObjectId ? bucket.Replace(request.Key, present with { Envelope = changed.Envelope }) : bucket, true);
        });
        return S3Response.Empty();
    }

    private static EncryptionEnvelope Reprotect(S3Request request, EncryptionEnvelope envelope, string objectId, string arn, bool bucketKey)
    {
        var requester = request.Requester();
        var identity = new ObjectIdentity(request.Bucket.Name, request.Key, objectId);
        try
        {
            var key = request.Rooms.Kms.Find(request.Rooms.Kms.Resolve(arn, requester), requester);
            var context = EncryptionContext.ForS3(identity, bucketKey, null);
            foreach (var operation in NeededOfKey)
            {
                request.Rooms.Kms.Demand(new KmsUse(operation, key, requester, context, ThroughS3: true));
            }

            var protection = new SseProtection { Mode = SseMode.Kms, KmsKeyArn = key.Arn, BucketKeyEnabled = bucketKey };
            return request.Rooms.Encryption.Engine.Reprotect(envelope, identity, protection, requester);
        }
        catch (EncryptionException refusal)
        {
            throw EncryptionErrors.OnWriting(refusal);
        }
    }

    private static (string Arn, bool BucketKey) Read(S3XmlElement document)
    {
        if (document.Name != "ObjectEncryption")
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        if (document.Children is not [{ Name: "SSE-KMS" } kms])
        {
            throw Invalid("Requests that modify an object encryption configuration require a valid new encryption type. Valid values are SSEKMS. Modify the request to specify SSE-KMS for the updated encryption type, and then try again.");
        }

        kms.AllowOnly("KMSKeyArn", "BucketKeyEnabled");
        var arn = kms.Child("KMSKeyArn")?.Text.Trim() ?? "";
        if (arn.Length == 0)
        {
            throw Invalid("Requests that modify an object's encryption type to SSE-KMS require an AWS KMS key Amazon Resource Name (ARN). Modify the request to specify a KMS key ARN, and then try again.");
        }

        if (!IsKeyArn(arn))
        {
            throw Invalid("Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key Amazon Resource Name (ARN). Confirm that you have a correctly formatted KMS key ARN in your request, and then try again.");
        }

        return (arn, kms.Child("BucketKeyEnabled")?.Text.Trim() switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw Invalid("The BucketKeyEnabled value isn't valid. Valid values are true or false. Modify the request to specify a valid value, and then try again."),
        });
    }

    private static bool IsKeyArn(string text) =>
        text.Split(':', 6) is ["arn", var partition, "kms", var region, { Length: 12 } account, ['k', 'e', 'y', '/', _, ..]]
        && partition.StartsWith("aws", StringComparison.Ordinal)
        && region.All(letter => letter is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        && account.All(char.IsAsciiDigit);

    private static ObjectVersion Find(S3Request request)
    {
        var chain = ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name).Objects.Find(request.Key);
        if (request.Target.Query.Get("versionId") is not { } versionId)
        {
            return chain?.Current ?? throw new S3Exception(S3Errors.NoSuchKey, ("Key", request.Key));
        }

        var version = chain?.Find(versionId) ?? throw new S3Exception(S3Errors.NoSuchVersion, ("Key", request.Key), ("VersionId", versionId));
        return version.IsDeleteMarker ? throw new S3Exception(S3Errors.NoSuchKey, ("Key", request.Key)) : version;
    }

    private static void RefuseLocked(ObjectVersion version, DateTimeOffset now)
    {
        const string Locked = "The encryption type for the specified object can't be updated because that object is protected by S3 Object Lock. ";
        if (version.Retention is { Mode: RetentionMode.COMPLIANCE } retention && retention.Until > now)
        {
            throw Denied(Locked + "You can't use the UpdateObjectEncryption operation with objects that have an Object Lock compliance mode retention period applied to them.");
        }

        if (version.IsLocked(now, bypassGovernance: false))
        {
            throw Denied(Locked + "If the object has a governance-mode retention period or a legal hold, you must first remove the Object Lock status on the object before you issue your UpdateObjectEncryption request.");
        }
    }

    private static S3Exception Invalid(string message) => new(S3Errors.InvalidRequest, message);

    private static S3Exception Denied(string message) => new(S3Errors.AccessDenied, message);
}
