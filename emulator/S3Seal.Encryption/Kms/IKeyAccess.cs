namespace S3Seal.Encryption;

/// <summary>Decides who may use a KMS key. The engine knows no policy language; a server brings this.</summary>
public interface IKeyAccess
{
    /// <summary>Whether the use is allowed, and if not, by what.</summary>
    KeyAccess Judge(KmsUse use);
}

/// <summary>The decision on a use of a key.</summary>
public enum KeyAccess
{
    /// <summary>It is allowed.</summary>
    Allowed,

    /// <summary>The key policy says nothing that allows it.</summary>
    NotInKeyPolicy,

    /// <summary>The key policy leaves it to the account, whose identity policy does not allow it.</summary>
    NotInIdentityPolicy,

    /// <summary>The key policy denies it.</summary>
    DeniedByKeyPolicy,

    /// <summary>The identity policy denies it.</summary>
    DeniedByIdentityPolicy,
}

/// <summary>A use of a key that somebody asks for.</summary>
/// <param name="Operation">KMS's operation name, such as <c>GenerateDataKey</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Requester">Who asks.</param>
/// <param name="Context">The encryption context given.</param>
/// <param name="ThroughS3">True when S3 asks on the requester's behalf.</param>
public sealed record KmsUse(string Operation, KmsKey Key, KmsRequester Requester, EncryptionContext Context, bool ThroughS3);

/// <summary>The rule without policies: an account uses its own keys, others need a grant.</summary>
internal sealed class OwnAccountOnly : IKeyAccess
{
    public KeyAccess Judge(KmsUse use) =>
        use.Requester.Account == use.Key.Account
        || use.Key.Grants.Any(grant => grant.Allows(use.Operation, use.Requester.ToString(), use.Context))
            ? KeyAccess.Allowed
            : KeyAccess.NotInKeyPolicy;
}
