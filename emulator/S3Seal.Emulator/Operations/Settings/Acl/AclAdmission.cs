using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>
/// Whether a bucket admits an access control list at all: its ownership rule and its public access block decide. The answer is the list
/// to keep, or null for the default one, which is all that an owner-enforced bucket admits.
/// </summary>
internal static class AclAdmission
{
    public const string BucketOwnerFullControl = "bucket-owner-full-control";

    /// <summary>The list that headers ask for; null also when there is no such header.</summary>
    public static AccessControlList? FromHeaders(RequestHeaders headers, AclParties parties, BucketSettings settings, bool forBucket)
    {
        var asked = AclHeaders.Read(headers, parties, forBucket);
        if (asked is null || (!settings.AclsEnabled && headers[AclHeaders.Canned] == BucketOwnerFullControl))
        {
            return null;
        }

        return !settings.AclsEnabled && headers.Has(AclHeaders.Canned)
            ? throw new S3Exception(S3Errors.AccessControlListNotSupported)
            : Admit(asked, parties, settings);
    }

    /// <summary>The list that a document asks for.</summary>
    public static AccessControlList? FromDocument(S3XmlElement document, AclParties parties, BucketSettings settings) =>
        Admit(AclDocument.Parse(document, parties), parties, settings);

    private static AccessControlList? Admit(AccessControlList asked, AclParties parties, BucketSettings settings)
    {
        if (!settings.AclsEnabled)
        {
            return asked.Grants is [{ Permission: AclPermission.FULL_CONTROL } only] && only.Grantee.CanonicalId == parties.BucketOwnerCanonicalId
                ? null
                : throw new S3Exception(S3Errors.AccessControlListNotSupported);
        }

        return asked.IsPublic && settings.PublicAccessBlock is { BlockPublicAcls: true }
            ? throw new S3Exception(S3Errors.AccessDenied)
            : asked;
    }
}
