namespace S3Seal.Encryption;

/// <summary>On whose behalf a KMS key is used.</summary>
/// <param name="Account">Twelve digits; empty when nobody signed.</param>
/// <param name="PrincipalArn">The user's or role session's ARN, or null for the account's root user.</param>
public sealed record KmsRequester(string Account, string? PrincipalArn)
{
    /// <summary>Nobody: KMS keys are never used on an unsigned request.</summary>
    public static KmsRequester Anonymous { get; } = new("", null);

    /// <value>The region a bare key id or alias is looked up in. The default, null, is the service's own.</value>
    public string? Region { get; init; }

    /// <value>The requester's identity policy as JSON text. The default, null, lets it do everything that the key's own policy lets it do.</value>
    public string? IdentityPolicy { get; init; }

    /// <value>True when the request came in the clear and the server insists on TLS for KMS keys. The default is false.</value>
    public bool IsInsecure { get; init; }

    /// <summary>False when nobody signed.</summary>
    public bool IsKnown => Account.Length > 0;

    /// <summary>Refuses a requester for whom no KMS key is used at all, whatever the key's policy says.</summary>
    /// <exception cref="EncryptionException">Nobody signed, or the request came in the clear.</exception>
    public void RequireProven()
    {
        if (!IsKnown)
        {
            throw new EncryptionException(EncryptionFailure.RequesterUnknown);
        }

        if (IsInsecure)
        {
            throw new EncryptionException(EncryptionFailure.RequesterInsecure);
        }
    }

    /// <summary>Who it is, without the policy.</summary>
    public override string ToString() => IsKnown ? PrincipalArn ?? $"arn:aws:iam::{Account}:root" : "anonymous";
}
