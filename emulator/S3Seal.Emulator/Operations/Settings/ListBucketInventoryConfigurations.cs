using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Lists the bucket's inventory configurations.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketInventoryConfigurations.html</remarks>
internal sealed class ListBucketInventoryConfigurations() : ListCollection(KeptCollections.Inventory);
