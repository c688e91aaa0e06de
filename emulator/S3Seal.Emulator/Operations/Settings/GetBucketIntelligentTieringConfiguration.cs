using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers an intelligent tiering configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketIntelligentTieringConfiguration.html</remarks>
internal sealed class GetBucketIntelligentTieringConfiguration() : GetFromCollection(KeptCollections.IntelligentTiering);
