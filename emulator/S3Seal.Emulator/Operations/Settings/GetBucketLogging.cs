using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers where access logs would go.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html</remarks>
internal sealed class GetBucketLogging() : GetKeptDocument(KeptDocuments.Logging);
