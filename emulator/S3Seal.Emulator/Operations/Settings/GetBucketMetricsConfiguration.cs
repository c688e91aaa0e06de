using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers a request metrics configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketMetricsConfiguration.html</remarks>
internal sealed class GetBucketMetricsConfiguration() : GetFromCollection(KeptCollections.Metrics);
