using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whom events would be told.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html</remarks>
internal sealed class GetBucketNotificationConfiguration() : GetKeptDocument(KeptDocuments.Notification);
