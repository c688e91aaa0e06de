using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>The settings that are one document each.</summary>
internal static class KeptDocuments
{
    public static readonly KeptDocument RequestPayment = new("requestPayment", DocumentShapes.RequestPayment)
    {
        GetAction = "s3:GetBucketRequestPayment",
        PutAction = "s3:PutBucketRequestPayment",
        UnsetContent = writer => writer.Element("Payer", "BucketOwner"),
    };

    public static readonly KeptDocument Accelerate = new("accelerate", DocumentShapes.Accelerate)
    {
        GetAction = "s3:GetAccelerateConfiguration",
        PutAction = "s3:PutAccelerateConfiguration",
        Check = AccelerateRules.Check,
    };

    public static readonly KeptDocument Abac = new("abac", DocumentShapes.Abac)
    {
        GetAction = "s3:GetBucketAbac",
        PutAction = "s3:PutBucketAbac",
        UnsetContent = writer => writer.Element("Status", "Disabled"),
    };

    public static readonly KeptDocument Logging = new("logging", DocumentShapes.Logging)
    {
        GetAction = "s3:GetBucketLogging",
        PutAction = "s3:PutBucketLogging",
        Check = LoggingRules.Check,
        EmptyClears = true,
    };

    public static readonly KeptDocument Notification = new("notification", DocumentShapes.Notification)
    {
        GetAction = "s3:GetBucketNotification",
        PutAction = "s3:PutBucketNotification",
        Check = NotificationRules.Check,
        Complete = document => RuleIds.Fill(document, "Id"),
        EmptyClears = true,
    };

    public static readonly KeptDocument Website = new("website", DocumentShapes.Website)
    {
        GetAction = "s3:GetBucketWebsite",
        PutAction = "s3:PutBucketWebsite",
        DeleteAction = "s3:DeleteBucketWebsite",
        Unset = S3Errors.NoSuchWebsiteConfiguration,
        Check = WebsiteRules.Check,
    };

    public static readonly KeptDocument Replication = new("replication", DocumentShapes.Replication)
    {
        GetAction = "s3:GetReplicationConfiguration",
        PutAction = "s3:PutReplicationConfiguration",
        Unset = S3Errors.ReplicationConfigurationNotFoundError,
        Check = ReplicationRules.Check,
        Complete = document => RuleIds.Fill(document, "ID"),
    };
}
