using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Keeps an intelligent tiering configuration under its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketIntelligentTieringConfiguration.html</remarks>
internal sealed class PutBucketIntelligentTieringConfiguration() : PutIntoCollection(KeptCollections.IntelligentTiering);
