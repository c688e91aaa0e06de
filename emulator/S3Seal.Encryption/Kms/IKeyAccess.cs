namespace S3Seal.Encryption;

/// <summary>Decides who may use a KMS key. The engine knows no policy language; a server brings this.</summary>
public interface IKeyAccess
{
    /// <summary>Whether the use is allowed.</summary>
    bool Allows(KmsUse use);
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
    public bool Allows(KmsUse use) =>
        use.Requester.Account == use.Key.Account
        || use.Key.Grants.Any(grant => grant.Allows(
            use.Operation, use.Requester.PrincipalArn ?? $"arn:aws:iam::{use.Requester.Account}:root", use.Context));
}
