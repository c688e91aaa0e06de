using S3Seal.Emulator.Authentication;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>Whom the access control list of a request is about.</summary>
internal static class AclPartiesOfRequest
{
    public static AclParties AclPartiesOf(this S3Request request, string ownerCanonicalId) =>
        new(ownerCanonicalId, request.Bucket.OwnerCanonicalId, address => request.CanonicalIdOfEmail(address));

    /// <summary>The canonical id of the account that registered the address; null when there is none.</summary>
    public static string? CanonicalIdOfEmail(this S3Request request, string address) =>
        request.Rooms.Identities.All.FirstOrDefault(identity => string.Equals(identity.Email, address, StringComparison.OrdinalIgnoreCase)) is { } identity
            ? CanonicalUser.IdOf(identity)
            : null;
}
