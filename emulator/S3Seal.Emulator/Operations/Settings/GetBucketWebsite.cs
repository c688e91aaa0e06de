using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers how the bucket would serve as a website.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html</remarks>
internal sealed class GetBucketWebsite() : GetKeptDocument(KeptDocuments.Website);
