using S3Seal.Emulator.Operations.Settings.Documents;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers who pays for requests.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html</remarks>
internal sealed class GetBucketRequestPayment() : GetKeptDocument(KeptDocuments.RequestPayment);
