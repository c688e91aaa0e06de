using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets where access logs would go.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html</remarks>
internal sealed class PutBucketLogging() : PutKeptDocument(KeptDocuments.Logging);
