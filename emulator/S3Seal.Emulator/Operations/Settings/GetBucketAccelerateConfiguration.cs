using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether transfer acceleration is on.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html</remarks>
internal sealed class GetBucketAccelerateConfiguration() : GetKeptDocument(KeptDocuments.Accelerate);
