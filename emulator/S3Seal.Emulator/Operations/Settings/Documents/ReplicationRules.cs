using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>What S3 demands of a replication configuration beyond its schema. It is kept; nothing is replicated.</summary>
internal static class ReplicationRules
{
    private const string BucketArn = "arn:aws:s3:::";
    private const int MostRules = 1000;

    public static void Check(S3Request request, S3XmlElement document)
    {
        if (request.Bucket.Settings.Versioning != VersioningState.Enabled)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        }

        if (document.All("Rule").Count() > MostRules)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        foreach (var rule in document.All("Rule"))
        {
            CheckRule(request.Rooms.Store, rule);
        }
    }

    private static void CheckRule(InMemoryStore store, S3XmlElement rule)
    {
        if (rule.Child("Filter") is not null && (rule.Child("Prefix") is not null || rule.Child("Priority") is null))
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        var arn = rule.Required("Destination").Required("Bucket").Text.Trim();
        if (!arn.StartsWith(BucketArn, StringComparison.Ordinal))
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Invalid bucket ARN.", ("ArgumentName", "Bucket"), ("ArgumentValue", arn));
        }

        var destination = store.FindBucket(arn[BucketArn.Length..]) ?? throw new S3Exception(S3Errors.InvalidRequest, "Destination bucket must exist.");
        if (destination.Settings.Versioning != VersioningState.Enabled)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "Destination bucket must have versioning enabled.");
        }
    }
}
