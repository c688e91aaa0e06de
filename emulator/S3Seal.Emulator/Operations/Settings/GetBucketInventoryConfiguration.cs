using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers an inventory configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketInventoryConfiguration.html</remarks>
internal sealed class GetBucketInventoryConfiguration() : GetFromCollection(KeptCollections.Inventory);
