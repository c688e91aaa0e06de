using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers where objects would be replicated to.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html</remarks>
internal sealed class GetBucketReplication() : GetKeptDocument(KeptDocuments.Replication);
