using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets an intelligent tiering configuration by its id.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketIntelligentTieringConfiguration.html</remarks>
internal sealed class DeleteBucketIntelligentTieringConfiguration() : DeleteFromCollection(KeptCollections.IntelligentTiering);
