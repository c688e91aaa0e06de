using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets where objects would be replicated to.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketReplication.html</remarks>
internal sealed class DeleteBucketReplication() : DeleteKeptDocument(KeptDocuments.Replication);
