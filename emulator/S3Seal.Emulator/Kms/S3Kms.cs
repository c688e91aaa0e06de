using S3Seal.Encryption;

namespace S3Seal.Emulator;

/// <summary>The emulator's KMS as a test sees it from behind: make keys, take them away, count calls. Clients use the KMS API instead.</summary>
public sealed class S3Kms
{
    private readonly LocalKms _kms;
    private readonly string _account;

    internal S3Kms(LocalKms kms, string account)
    {
        _kms = kms;
        _account = account;
    }

    /// <summary>All keys of all accounts.</summary>
    public IReadOnlyList<KmsKey> Keys => _kms.Keys;

    /// <summary>Every call that used key material, S3's and clients': names only.</summary>
    public KmsJournal Journal => _kms.Journal;

    /// <summary>Makes an enabled symmetric key.</summary>
    /// <param name="alias">A name for it, with or without <c>alias/</c>; null for none.</param>
    /// <param name="keyId">Its id; null for a random one.</param>
    /// <param name="account">Its account; null for that of <see cref="S3Emulator.Credentials"/>.</param>
    /// <param name="policy">Its key policy as JSON text; null gives its account everything.</param>
    /// <returns>The key; <see cref="KmsKey.Arn"/> is what S3 shows.</returns>
    public KmsKey CreateKey(string? alias = null, string? keyId = null, string? account = null, string? policy = null)
    {
        var requester = As(account);
        var key = _kms.CreateKey(requester.Account, new KmsKeySettings { KeyId = keyId, Policy = policy });
        if (alias is not null)
        {
            _kms.CreateAlias(alias.StartsWith("alias/", StringComparison.Ordinal) ? alias : "alias/" + alias, key.Arn, requester);
        }

        return key;
    }

    /// <summary>Finds a key by id, ARN, alias or alias ARN.</summary>
    /// <exception cref="KmsException">There is none.</exception>
    public KmsKey Find(string keyId, string? account = null) => _kms.Find(keyId, As(account));

    /// <summary>Stops a key from being used: objects under it cannot be read until it is enabled again.</summary>
    public void Disable(string keyId) => _kms.DisableKey(keyId, As(null));

    /// <summary>Lets a key be used again.</summary>
    public void Enable(string keyId) => _kms.EnableKey(keyId, As(null));

    /// <summary>Stops a key from being used and deletes it when the emulator's clock has passed that many days.</summary>
    public void ScheduleDeletion(string keyId, int days = 30) => _kms.ScheduleKeyDeletion(keyId, days, As(null));

    /// <summary>Keeps a key after all; it comes back disabled.</summary>
    public void CancelDeletion(string keyId) => _kms.CancelKeyDeletion(keyId, As(null));

    /// <summary>Gives a key new material; what is encrypted already stays readable.</summary>
    public void Rotate(string keyId) => _kms.RotateKeyOnDemand(keyId, As(null));

    private KmsRequester As(string? account) => new(account ?? _account, null);
}
