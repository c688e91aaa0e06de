using System.Collections.Frozen;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Every <c>x-amz-*</c> request header that S3's model has: what is not here, or not supported, is refused by name instead of being ignored.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html and the service model.</remarks>
internal static class KnownHeaders
{
    private const string Prefix = "x-amz-";

    // Not here, so refused: conditions on size and time, appends, sessions, annotations and event holds, which general purpose buckets lack.
    private static readonly FrozenSet<string> Known = Set(
        "x-amz-acl", "x-amz-algorithm", "x-amz-api-version", "x-amz-bucket-namespace", "x-amz-bucket-object-lock-enabled", "x-amz-bucket-object-lock-token",
        "x-amz-bypass-governance-retention", "x-amz-cf-id", "x-amz-checksum-algorithm", "x-amz-checksum-mode", "x-amz-checksum-type", "x-amz-client-token",
        "x-amz-confirm-remove-self-bucket-access", "x-amz-content-sha256", "x-amz-copy-source", "x-amz-copy-source-if-match",
        "x-amz-copy-source-if-modified-since", "x-amz-copy-source-if-none-match", "x-amz-copy-source-if-unmodified-since", "x-amz-copy-source-range",
        "x-amz-copy-source-server-side-encryption-customer-algorithm", "x-amz-copy-source-server-side-encryption-customer-key",
        "x-amz-copy-source-server-side-encryption-customer-key-md5", "x-amz-credential", "x-amz-date", "x-amz-decoded-content-length",
        "x-amz-expected-bucket-owner", "x-amz-grant-full-control", "x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write",
        "x-amz-grant-write-acp", "x-amz-id-2", "x-amz-max-parts", "x-amz-metadata-directive", "x-amz-mfa", "x-amz-mp-object-size",
        "x-amz-object-attributes", "x-amz-object-lock-legal-hold", "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date",
        "x-amz-object-ownership", "x-amz-optional-object-attributes", "x-amz-part-number-marker", "x-amz-request-id", "x-amz-request-payer",
        "x-amz-sdk-checksum-algorithm", "x-amz-security-token", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-server-side-encryption-bucket-key-enabled", "x-amz-server-side-encryption-context", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5", "x-amz-signature",
        "x-amz-skip-destination-validation", "x-amz-source-expected-bucket-owner", "x-amz-storage-class", "x-amz-tagging", "x-amz-tagging-directive",
        "x-amz-target", "x-amz-te", "x-amz-trailer", "x-amz-transition-default-minimum-object-size", "x-amz-user-agent", "x-amz-website-redirect-location");

    /// <summary>NotImplemented that names the first header nobody here would act on.</summary>
    public static void RefuseUnknown(RequestHeaders headers)
    {
        foreach (var (name, _) in headers)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Acts(name))
            {
                throw new S3Exception(S3Errors.NotImplemented, "A header you provided implies functionality that is not implemented",
                    ("Header", name.ToLowerInvariant()));
            }
        }
    }

    private static bool Acts(string name) =>
        Known.Contains(name)
        || name.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase)
        || ChecksumAlgorithm.OfHeader(name) is not null;

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
