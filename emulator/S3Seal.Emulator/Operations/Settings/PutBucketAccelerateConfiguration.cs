using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets whether transfer acceleration is on.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAccelerateConfiguration.html</remarks>
internal sealed class PutBucketAccelerateConfiguration() : PutKeptDocument(KeptDocuments.Accelerate);
