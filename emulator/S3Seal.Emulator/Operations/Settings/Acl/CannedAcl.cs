using System.Collections.Frozen;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>S3's ready-made access control lists: what each grants beside the owner's full control.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl</remarks>
internal sealed record CannedAcl(string Name, bool ForBuckets, bool ForObjects)
{
    public IReadOnlyList<AclGrant> Grants { get; private init; } = [];

    /// <summary>What the bucket's owner is granted on an object that another account owns.</summary>
    public AclPermission? ToBucketOwner { get; private init; }

    private static readonly AclGrant ReadForAll = new(AclGrantee.Group(AclGrantee.AllUsers), AclPermission.READ);

    public static readonly FrozenDictionary<string, CannedAcl> All = new CannedAcl[]
    {
        new("private", true, true),
        new("public-read", true, true) { Grants = [ReadForAll] },
        new("public-read-write", true, true) { Grants = [ReadForAll, new(AclGrantee.Group(AclGrantee.AllUsers), AclPermission.WRITE)] },
        new("authenticated-read", true, true) { Grants = [new(AclGrantee.Group(AclGrantee.AuthenticatedUsers), AclPermission.READ)] },
        new("aws-exec-read", true, true),
        new("bucket-owner-read", true, true) { ToBucketOwner = AclPermission.READ },
        new("bucket-owner-full-control", true, true) { ToBucketOwner = AclPermission.FULL_CONTROL },
        new("log-delivery-write", true, false)
        {
            Grants = [new(AclGrantee.Group(AclGrantee.LogDelivery), AclPermission.WRITE), new(AclGrantee.Group(AclGrantee.LogDelivery), AclPermission.READ_ACP)],
        },
    }.ToFrozenDictionary(acl => acl.Name, StringComparer.Ordinal);

    public AccessControlList For(AclParties parties)
    {
        var list = AccessControlList.Private(parties.OwnerCanonicalId);
        var grants = list.Grants.AddRange(Grants);
        if (ToBucketOwner is { } permission && parties.BucketOwnerCanonicalId != parties.OwnerCanonicalId)
        {
            grants = grants.Add(new AclGrant(AclGrantee.Account(parties.BucketOwnerCanonicalId), permission));
        }

        return list with { Grants = grants };
    }
}

/// <summary>Whom an access control list is about.</summary>
/// <param name="OwnerCanonicalId">Who owns the bucket or object.</param>
/// <param name="BucketOwnerCanonicalId">Who owns the bucket.</param>
/// <param name="ResolveEmail">The canonical id of the account with that address; null when there is none.</param>
internal sealed record AclParties(string OwnerCanonicalId, string BucketOwnerCanonicalId, Func<string, string?> ResolveEmail);
