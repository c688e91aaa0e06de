using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>The three ways to name a grantee, each with S3's refusal.</summary>
internal static class AclGrantees
{
    private const int CanonicalIdLength = 64;

    public static AclGrantee ByCanonicalId(string id, string argument) =>
        id.Length == CanonicalIdLength && id.All(char.IsAsciiHexDigit)
            ? AclGrantee.Account(id)
            : throw new S3Exception(S3Errors.InvalidArgument, "Invalid id", ("ArgumentName", argument), ("ArgumentValue", id));

    public static AclGrantee ByUri(string uri, string argument) =>
        uri is AclGrantee.AllUsers or AclGrantee.AuthenticatedUsers or AclGrantee.LogDelivery
            ? AclGrantee.Group(uri)
            : throw new S3Exception(S3Errors.InvalidArgument, "Invalid group uri", ("ArgumentName", argument), ("ArgumentValue", uri));

    public static AclGrantee ByEmail(string address, AclParties parties) =>
        parties.ResolveEmail(address) is { } id
            ? AclGrantee.Account(id)
            : throw new S3Exception(S3Errors.UnresolvableGrantByEmailAddress);
}
