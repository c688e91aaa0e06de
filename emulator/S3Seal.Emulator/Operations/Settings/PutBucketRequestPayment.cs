using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets who pays for requests.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketRequestPayment.html</remarks>
internal sealed class PutBucketRequestPayment() : PutKeptDocument(KeptDocuments.RequestPayment);
