using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets whom events would be told.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html</remarks>
internal sealed class PutBucketNotificationConfiguration() : PutKeptDocument(KeptDocuments.Notification);
