using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets an inventory configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketInventoryConfiguration.html</remarks>
internal sealed class DeleteBucketInventoryConfiguration() : DeleteFromCollection(KeptCollections.Inventory);
