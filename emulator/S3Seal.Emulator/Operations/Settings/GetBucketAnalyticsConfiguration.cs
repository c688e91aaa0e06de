using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers a storage class analysis configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAnalyticsConfiguration.html</remarks>
internal sealed class GetBucketAnalyticsConfiguration() : GetFromCollection(KeptCollections.Analytics);
