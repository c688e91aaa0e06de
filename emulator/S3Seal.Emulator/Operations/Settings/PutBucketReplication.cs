using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets where objects would be replicated to.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html</remarks>
internal sealed class PutBucketReplication() : PutKeptDocument(KeptDocuments.Replication);
