using System.Collections.Frozen;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Storage;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>
/// The last word on a bucket whose access control lists count: grants allow in addition to policies, and an object that another account
/// wrote belongs to that account, not to the bucket's.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping</remarks>
internal sealed class AclJudge(AccessRequest access, AccessQuestion question)
{
    private static readonly FrozenDictionary<string, AclPermission> BucketActions = new Dictionary<string, AclPermission>(StringComparer.Ordinal)
    {
        ["s3:ListBucket"] = AclPermission.READ,
        ["s3:ListBucketVersions"] = AclPermission.READ,
        ["s3:ListBucketMultipartUploads"] = AclPermission.READ,
        ["s3:PutObject"] = AclPermission.WRITE,
        ["s3:DeleteObject"] = AclPermission.WRITE,
        ["s3:AbortMultipartUpload"] = AclPermission.WRITE,
        ["s3:ListMultipartUploadParts"] = AclPermission.WRITE,
        ["s3:GetBucketAcl"] = AclPermission.READ_ACP,
        ["s3:PutBucketAcl"] = AclPermission.WRITE_ACP,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AclPermission> ObjectActions = new Dictionary<string, AclPermission>(StringComparer.Ordinal)
    {
        ["s3:GetObject"] = AclPermission.READ,
        ["s3:GetObjectVersion"] = AclPermission.READ,
        ["s3:GetObjectAcl"] = AclPermission.READ_ACP,
        ["s3:GetObjectVersionAcl"] = AclPermission.READ_ACP,
        ["s3:PutObjectAcl"] = AclPermission.WRITE_ACP,
        ["s3:PutObjectVersionAcl"] = AclPermission.WRITE_ACP,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an object's own list could allow this reading action.</summary>
    public static bool IsRead(string action) => ObjectActions.TryGetValue(action, out var permission) && permission is AclPermission.READ or AclPermission.READ_ACP;

    public AccessVerdict Judge(Explanation byPolicy)
    {
        // Whoever may write an object owns it, and so may choose its list while writing.
        if (question is { Action: "s3:PutObjectAcl", Facts.Route.Action: "s3:PutObject" } && !byPolicy.IsAllowed)
        {
            return new AclJudge(access, question with { Action = "s3:PutObject" }).Judge(byPolicy) with { Action = question.Action };
        }

        var onObject = ObjectActions.ContainsKey(question.Action);
        var foreignOwner = onObject ? question.Object?.Owner : null;
        if (foreignOwner is null && byPolicy.IsAllowed)
        {
            return Verdict(true, ExplanationText.Of(byPolicy));
        }

        // A bucket policy grants nothing on what another account owns.
        if (foreignOwner is not null && Owns(foreignOwner))
        {
            return Verdict(true, "The caller's account owns the object.");
        }

        return byPolicy.Rule != AccessRule.PublicBucketRestricted && IsGranted(onObject, foreignOwner)
            ? Verdict(true, "The access control list allows it.")
            : Verdict(false, foreignOwner is null ? ExplanationText.Of(byPolicy) : "Another account owns the object and its access control list does not allow it.");
    }

    private bool Owns(ObjectOwner owner) => owner.CanonicalId == CanonicalUser.Anonymous
        ? access.Request.Principal.Form == CallerForm.Anonymous
        : AccessDecision.Decide(access with { BucketPolicy = null, BucketOwner = owner.Account }).IsAllowed;

    private bool IsGranted(bool onObject, ObjectOwner? foreignOwner)
    {
        var bucket = question.Bucket!;
        var permission = onObject ? ObjectActions[question.Action] : BucketActions.TryGetValue(question.Action, out var found) ? found : (AclPermission?)null;
        var acl = onObject ? question.Object?.Acl : bucket.Settings.Acl;
        if (permission is null || acl is null)
        {
            return false;
        }

        var counted = bucket.Settings.PublicAccessBlock is { IgnorePublicAcls: true } ? acl.WithoutPublicGrants() : acl;
        return counted.Grants.Any(grant => (grant.Permission == permission || grant.Permission == AclPermission.FULL_CONTROL) && Covers(grant.Grantee, foreignOwner));
    }

    private bool Covers(AclGrantee grantee, ObjectOwner? foreignOwner)
    {
        var caller = access.Request.Principal;
        if (grantee.GroupUri is not null)
        {
            return grantee.GroupUri == AclGrantee.AllUsers ? Passes(caller) : grantee.GroupUri == AclGrantee.AuthenticatedUsers && caller.Account is not null && Passes(caller);
        }

        // A grant to an account delegates to it: its users need their own account's consent, and the resource's own account gave or withheld it already.
        var owner = foreignOwner?.Account ?? question.Bucket!.OwnerAccount;
        return grantee.CanonicalId == caller.CanonicalId && caller.Account is not null && (caller.Account != owner || caller.Form == CallerForm.Root) && Passes(caller);
    }

    private bool Passes(RequestPrincipal caller) =>
        caller.Form is CallerForm.Anonymous or CallerForm.Root || access.IdentityPolicy == Decision.Allow || caller.Account == question.Bucket!.OwnerAccount;

    private AccessVerdict Verdict(bool allowed, string explanation) => new(question.Action, question.Key, allowed, explanation);
}
