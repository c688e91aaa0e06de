using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>A key management service that lives in this process: keys, aliases, states, rotation, grants, and a journal of calls.</summary>
public sealed partial class LocalKms : IKeyService, IDisposable
{
    private const string ManagedAlias = KmsAlias.Prefix + "aws/s3";

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly KeyRandom _random;
    private readonly IKeyAccess _access;
    private readonly Dictionary<string, KmsKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KmsAlias> _aliases = new(StringComparer.Ordinal);

    /// <param name="region">Where bare key ids live unless a requester says otherwise.</param>
    /// <param name="clock">For dates, rotation schedules and deletions.</param>
    /// <param name="random">Null for the system's generator.</param>
    /// <param name="access">Decides who may use a key; null lets every account use its own keys only.</param>
    public LocalKms(string region, TimeProvider clock, KeyRandom? random = null, IKeyAccess? access = null)
    {
        Region = region;
        _clock = clock;
        _random = random ?? KeyRandom.Secure;
        _access = access ?? new OwnAccountOnly();
    }

    /// <summary>The service's own region.</summary>
    public string Region { get; }

    /// <summary>The cryptographic calls so far.</summary>
    public KmsJournal Journal { get; } = new();

    /// <summary>All keys, in the order of their ARNs.</summary>
    public IReadOnlyList<KmsKey> Keys
    {
        get
        {
            lock (_lock)
            {
                Age();
                return [.. _keys.Values.OrderBy(key => key.Arn, StringComparer.Ordinal)];
            }
        }
    }

    /// <inheritdoc />
    public string Resolve(string? keyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = keyId is null ? ManagedKey(requester) : FindKey(keyId, requester);
            RequireUsable(key, "GenerateDataKey");
            return key.Arn;
        }
    }

    /// <inheritdoc />
    public KmsGeneratedKey GenerateDataKey(string keyArn, EncryptionContext context, KmsRequester requester, Span<byte> plaintext)
    {
        var caller = new KmsCaller(requester) { ThroughS3 = true };
        var generated = GenerateDataKey(keyArn, plaintext.Length, context, caller);
        generated.Plaintext.CopyTo(plaintext);
        CryptographicOperations.ZeroMemory(generated.Plaintext);
        return new KmsGeneratedKey(generated.Ciphertext, generated.KeyMaterialId);
    }

    /// <inheritdoc />
    public void Decrypt(
        string keyArn, ReadOnlySpan<byte> ciphertext, EncryptionContext context, KmsRequester requester, Span<byte> plaintext)
    {
        var opened = Decrypt(ciphertext, context, keyArn, new KmsCaller(requester) { ThroughS3 = true });
        try
        {
            if (opened.Plaintext.Length != plaintext.Length)
            {
                throw KmsErrors.InvalidCiphertext();
            }

            opened.Plaintext.CopyTo(plaintext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened.Plaintext);
        }
    }

    /// <summary>Finds a key in whatever state, by id, key ARN, alias or alias ARN.</summary>
    /// <exception cref="KmsException">There is none.</exception>
    public KmsKey Find(string keyId, KmsRequester requester)
    {
        lock (_lock)
        {
            return FindKey(keyId, requester);
        }
    }

    /// <summary>Throws KMS's AccessDeniedException unless the use is allowed. Uses nothing and is not journalled.</summary>
    public void Demand(KmsUse use)
    {
        if (_access.Judge(use) is var verdict && verdict != KeyAccess.Allowed)
        {
            throw KmsErrors.AccessDenied(use, verdict);
        }
    }

    /// <summary>Forgets all keys, zeroing their material, and the journal: nothing they sealed can be opened any more.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            foreach (var key in _keys.Values)
            {
                key.DestroyMaterial();
            }

            _keys.Clear();
            _aliases.Clear();
            Journal.Clear();
        }
    }

    /// <summary>Zeroes all key material.</summary>
    public void Dispose() => Reset();

    private static void RequireUsable(KmsKey key, string operation)
    {
        switch (key.State)
        {
            case KmsKeyState.Disabled:
                throw KmsErrors.Disabled(key.Arn);
            case KmsKeyState.PendingDeletion:
                throw KmsErrors.PendingDeletion(key.Arn);
            default:
                if (!key.EncryptsSymmetrically)
                {
                    throw KmsErrors.Usage(key, operation);
                }

                break;
        }
    }

    private KmsKey FindKey(string keyId, KmsRequester requester)
    {
        Age();
        var name = KeyName.Parse(keyId, requester.Region ?? Region, requester.Account);
        if (!name.IsAlias)
        {
            return _keys.GetValueOrDefault(name.Arn)
                ?? throw (keyId.StartsWith("arn:", StringComparison.Ordinal) || KeyName.IsKeyId(keyId)
                    ? KmsErrors.KeyNotFound(name.Arn)
                    : KmsErrors.InvalidKeyId(keyId));
        }

        if (name.Name == ManagedAlias && name.Account == requester.Account)
        {
            return ManagedKey(requester);
        }

        var alias = _aliases.GetValueOrDefault(name.Arn) ?? throw KmsErrors.AliasNotFound(name.Arn);
        return _keys[(name with { Name = alias.TargetKeyId, IsAlias = false }).Arn];
    }

    // Deletions and rotations fall due by the clock; whoever looks at a key next finds them done.
    private void Age()
    {
        var now = _clock.GetUtcNow();
        foreach (var key in _keys.Values)
        {
            if (key.DeletionDate <= now)
            {
                Delete(key);
                Age();
                return;
            }

            RotateWhenDue(key, now);
        }
    }
}
