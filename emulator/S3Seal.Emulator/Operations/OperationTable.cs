using S3Seal.Emulator.Operations.Buckets;
using S3Seal.Emulator.Operations.Listing;
using S3Seal.Emulator.Operations.Multipart;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Operations.Settings;

namespace S3Seal.Emulator.Operations;

/// <summary>Every operation the emulator knows; one line each, in sections.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        // Buckets
        new CreateBucket(),
        new DeleteBucket(),
        new GetBucketLocation(),
        new HeadBucket(),
        new ListBuckets(),

        // Settings
        new DeleteBucketAnalyticsConfiguration(),
        new DeleteBucketCors(),
        new DeleteBucketIntelligentTieringConfiguration(),
        new DeleteBucketInventoryConfiguration(),
        new DeleteBucketLifecycle(),
        new DeleteBucketMetricsConfiguration(),
        new DeleteBucketOwnershipControls(),
        new DeleteBucketPolicy(),
        new DeleteBucketReplication(),
        new DeleteBucketTagging(),
        new DeleteBucketWebsite(),
        new DeletePublicAccessBlock(),
        new GetBucketAbac(),
        new GetBucketAccelerateConfiguration(),
        new GetBucketAcl(),
        new GetBucketAnalyticsConfiguration(),
        new GetBucketCors(),
        new GetBucketIntelligentTieringConfiguration(),
        new GetBucketInventoryConfiguration(),
        new GetBucketLifecycleConfiguration(),
        new GetBucketLogging(),
        new GetBucketMetricsConfiguration(),
        new GetBucketNotificationConfiguration(),
        new GetBucketOwnershipControls(),
        new GetBucketPolicy(),
        new GetBucketPolicyStatus(),
        new GetBucketReplication(),
        new GetBucketRequestPayment(),
        new GetBucketTagging(),
        new GetBucketVersioning(),
        new GetBucketWebsite(),
        new GetObjectLockConfiguration(),
        new GetPublicAccessBlock(),
        new ListBucketAnalyticsConfigurations(),
        new ListBucketIntelligentTieringConfigurations(),
        new ListBucketInventoryConfigurations(),
        new ListBucketMetricsConfigurations(),
        new OptionsBucket(),
        new OptionsObject(),
        new PutBucketAbac(),
        new PutBucketAccelerateConfiguration(),
        new PutBucketAcl(),
        new PutBucketAnalyticsConfiguration(),
        new PutBucketCors(),
        new PutBucketIntelligentTieringConfiguration(),
        new PutBucketInventoryConfiguration(),
        new PutBucketLifecycleConfiguration(),
        new PutBucketLogging(),
        new PutBucketMetricsConfiguration(),
        new PutBucketNotificationConfiguration(),
        new PutBucketOwnershipControls(),
        new PutBucketPolicy(),
        new PutBucketReplication(),
        new PutBucketRequestPayment(),
        new PutBucketTagging(),
        new PutBucketVersioning(),
        new PutBucketWebsite(),
        new PutObjectLockConfiguration(),
        new PutPublicAccessBlock(),

        // Encryption
        new DeleteBucketEncryption(),
        new GetBucketEncryption(),
        new PutBucketEncryption(),
        new UpdateObjectEncryption(),

        // Objects
        new CopyObject(),
        new DeleteObject(),
        new DeleteObjects(),
        new GetObject(),
        new GetObjectAttributes(),
        new HeadObject(),
        new PostObject(),
        new PutObject(),
        new RestoreObject(),

        // Object settings
        new DeleteObjectTagging(),
        new GetObjectAcl(),
        new GetObjectLegalHold(),
        new GetObjectRetention(),
        new GetObjectTagging(),
        new PutObjectAcl(),
        new PutObjectLegalHold(),
        new PutObjectRetention(),
        new PutObjectTagging(),

        // Multipart
        new AbortMultipartUpload(),
        new CompleteMultipartUpload(),
        new CreateMultipartUpload(),
        new ListMultipartUploads(),
        new ListParts(),
        new UploadPart(),
        new UploadPartCopy(),

        // Listing
        new ListObjects(),
        new ListObjectsV2(),
        new ListObjectVersions(),

        // Refused by name
        .. Unsupported.All,
    ];
}
