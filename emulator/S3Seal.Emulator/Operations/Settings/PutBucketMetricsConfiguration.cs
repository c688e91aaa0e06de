using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Keeps a request metrics configuration under its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketMetricsConfiguration.html</remarks>
internal sealed class PutBucketMetricsConfiguration() : PutIntoCollection(KeptCollections.Metrics);
