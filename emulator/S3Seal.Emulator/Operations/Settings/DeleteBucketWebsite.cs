using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets how the bucket would serve as a website.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketWebsite.html</remarks>
internal sealed class DeleteBucketWebsite() : DeleteKeptDocument(KeptDocuments.Website);
