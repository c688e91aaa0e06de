using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>Who owns an object and which access control list it starts with.</summary>
internal static class ObjectAcl
{
    /// <summary>The canonical id of whoever owns the version.</summary>
    public static string OwnerOf(ObjectVersion version, BucketRecord bucket) => version.Owner?.CanonicalId ?? bucket.OwnerCanonicalId;

    /// <summary>The version under the owner and list that the request's headers and the bucket's ownership rule give a new object.</summary>
    public static ObjectVersion WithAcl(this ObjectVersion version, S3Request request)
    {
        var bucket = request.Bucket;
        var owner = NewOwner(request);
        var headers = request.Form?["acl"] is { } formAcl ? request.Headers.With([new(AclHeaders.Canned, formAcl)]) : request.Headers;
        var parties = request.AclPartiesOf(owner?.CanonicalId ?? bucket.OwnerCanonicalId);
        return version with { Owner = owner, Acl = AclAdmission.FromHeaders(headers, parties, bucket.Settings, forBucket: false) };
    }

    /// <summary>Null when the bucket's owner owns what is written.</summary>
    private static ObjectOwner? NewOwner(S3Request request)
    {
        var bucket = request.Bucket;
        var writer = request.Caller.Identity;
        if (writer?.Account == bucket.OwnerAccount)
        {
            return null;
        }

        var givesAway = request.Headers[AclHeaders.Canned] == AclAdmission.BucketOwnerFullControl;
        return bucket.Settings.Ownership switch
        {
            ObjectOwnership.BucketOwnerEnforced => null,
            ObjectOwnership.BucketOwnerPreferred when givesAway => null,
            _ when writer is null => new ObjectOwner("", CanonicalUser.Anonymous),
            _ => new ObjectOwner(writer.Account, request.Caller.CanonicalId!, writer.DisplayName),
        };
    }
}
