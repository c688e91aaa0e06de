using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether bucket tags count in access decisions.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAbac.html</remarks>
internal sealed class GetBucketAbac() : GetKeptDocument(KeptDocuments.Abac);
