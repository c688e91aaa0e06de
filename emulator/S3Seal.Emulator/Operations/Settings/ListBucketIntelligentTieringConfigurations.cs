using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Lists the bucket's intelligent tiering configurations.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketIntelligentTieringConfigurations.html</remarks>
internal sealed class ListBucketIntelligentTieringConfigurations() : ListCollection(KeptCollections.IntelligentTiering);
