using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authorization;

/// <summary>A bucket whose requesters pay turns away whoever does not say that they will, and tells those who do that they have.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html</remarks>
internal static class RequesterPays
{
    public const string ChargedHeader = "x-amz-request-charged";

    private const string Header = "x-amz-request-payer";
    private const string Requester = "requester";
    private const string Document = "requestPayment";
    private const string Chosen = "<Payer>Requester</Payer>";

    /// <summary>AccessDenied for a caller of another account, or of none, who does not offer to pay.</summary>
    public static void Check(RequestFacts facts, BucketRecord? bucket)
    {
        if (IsForeign(bucket, facts.Caller) && (facts.Caller.Identity is null || facts.Headers[Header] != Requester))
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }
    }

    /// <summary>What an answer says about the charge; null when there is none.</summary>
    public static string? Charged(BucketRecord? bucket, Caller caller, RequestHeaders headers) =>
        IsForeign(bucket, caller) && headers[Header] == Requester ? Requester : null;

    private static bool IsForeign(BucketRecord? bucket, Caller caller) =>
        bucket is not null && caller.Identity?.Account != bucket.OwnerAccount
        && bucket.Settings.Documents.GetValueOrDefault(Document, "").Contains(Chosen, StringComparison.Ordinal);
}
