using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets how the bucket would serve as a website.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html</remarks>
internal sealed class PutBucketWebsite() : PutKeptDocument(KeptDocuments.Website);
