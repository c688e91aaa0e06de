using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Lists the bucket's storage class analysis configurations.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketAnalyticsConfigurations.html</remarks>
internal sealed class ListBucketAnalyticsConfigurations() : ListCollection(KeptCollections.Analytics);
