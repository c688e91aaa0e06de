using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets a request metrics configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketMetricsConfiguration.html</remarks>
internal sealed class DeleteBucketMetricsConfiguration() : DeleteFromCollection(KeptCollections.Metrics);
