using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Keeps a storage class analysis configuration under its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAnalyticsConfiguration.html</remarks>
internal sealed class PutBucketAnalyticsConfiguration() : PutIntoCollection(KeptCollections.Analytics);
