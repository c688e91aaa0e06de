using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets a storage class analysis configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketAnalyticsConfiguration.html</remarks>
internal sealed class DeleteBucketAnalyticsConfiguration() : DeleteFromCollection(KeptCollections.Analytics);
