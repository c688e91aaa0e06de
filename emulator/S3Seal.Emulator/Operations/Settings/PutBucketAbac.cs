using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets whether bucket tags count in access decisions.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAbac.html</remarks>
internal sealed class PutBucketAbac() : PutKeptDocument(KeptDocuments.Abac);
