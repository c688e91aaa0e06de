using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Keeps an inventory configuration under its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketInventoryConfiguration.html</remarks>
internal sealed class PutBucketInventoryConfiguration() : PutIntoCollection(KeptCollections.Inventory);
