using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Lists the bucket's request metrics configurations.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketMetricsConfigurations.html</remarks>
internal sealed class ListBucketMetricsConfigurations() : ListCollection(KeptCollections.Metrics);
