namespace S3Seal.Encryption;

/// <summary>Seals and opens object versions. One per server; safe for use from many threads.</summary>
public sealed class EncryptionEngine : IDisposable
{
    private readonly KeyRandom _random;
    private readonly BucketKeys _bucketKeys;
    private readonly SseS3Scheme _root;
    private readonly SseKmsScheme _kms;
    private readonly SseDsseScheme _dsse;
    private readonly SseCScheme _customer;

    /// <param name="keys">Holds the KMS keys.</param>
    /// <param name="clock">For schedules and the lifetime of bucket keys.</param>
    /// <param name="random">Null for the system's generator.</param>
    /// <param name="rootKeyPeriod">How long a root key version serves; null to rotate on command only.</param>
    public EncryptionEngine(IKeyService keys, TimeProvider clock, KeyRandom? random = null, TimeSpan? rootKeyPeriod = null)
    {
        _random = random ?? KeyRandom.Secure;
        KeyService = keys;
        RootKeys = new RootKeyRing(clock, _random, rootKeyPeriod);
        _bucketKeys = new BucketKeys(keys, clock);
        _root = new SseS3Scheme(RootKeys, _random);
        _kms = new SseKmsScheme(keys, _bucketKeys, _random);
        _dsse = new SseDsseScheme(_kms, _root);
        _customer = new SseCScheme(_random);
    }

    /// <summary>The root key's versions.</summary>
    public RootKeyRing RootKeys { get; }

    /// <summary>Holds the KMS keys.</summary>
    public IKeyService KeyService { get; }

    /// <summary>Makes fresh data keys for a new version or upload and wraps them.</summary>
    public ObjectSealer BeginSeal(SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        var keys = LayerKeys.Create(protection.Mode, _random);
        try
        {
            return new ObjectSealer(SchemeOf(protection.Mode).Wrap(keys, protection, identity, requester), keys, identity, _random);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Goes on sealing under the data keys of an upload that has begun: for its further parts.</summary>
    public ObjectSealer ResumeSeal(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester) =>
        new(envelope, Unwrap(envelope, identity, customerKey, requester), identity, _random);

    /// <summary>Unwraps a stored version's data keys. Every call asks KMS again, unless a bucket key saves that.</summary>
    public ObjectOpener BeginOpen(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester) =>
        new(Unwrap(envelope, identity, customerKey, requester), identity);

    /// <summary>The same data keys under the newest root key version; the same envelope when nothing has to change. Touches no data.</summary>
    public EncryptionEnvelope Rewrap(EncryptionEnvelope envelope, ObjectIdentity identity) => _root.Rewrap(envelope, identity);

    /// <summary>The same data key under another protection, between SSE-S3 and SSE-KMS. Touches no data.</summary>
    public EncryptionEnvelope Reprotect(
        EncryptionEnvelope envelope, ObjectIdentity identity, SseProtection protection, KmsRequester requester)
    {
        if (envelope.Mode is not (SseMode.S3 or SseMode.Kms) || protection.Mode is not (SseMode.S3 or SseMode.Kms))
        {
            throw new ArgumentException("Only SSE-S3 and SSE-KMS seal alike.", nameof(protection));
        }

        using var keys = Unwrap(envelope, identity, null, requester);
        return SchemeOf(protection.Mode).Wrap(keys, protection, identity, requester);
    }

    /// <summary>Drops the bucket keys at hand, so that KMS is asked again: for when its keys have been replaced.</summary>
    public void ForgetBucketKeys() => _bucketKeys.Dispose();

    /// <summary>Zeroes the root keys and bucket keys.</summary>
    public void Dispose()
    {
        _bucketKeys.Dispose();
        RootKeys.Dispose();
    }

    private LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester) =>
        customerKey is not null && envelope.Mode != SseMode.Customer
            ? throw new EncryptionException(EncryptionFailure.CustomerKeyNotApplicable)
            : SchemeOf(envelope.Mode).Unwrap(envelope, identity, customerKey, requester);

    private SseScheme SchemeOf(SseMode mode) => mode switch
    {
        SseMode.S3 => _root,
        SseMode.Kms => _kms,
        SseMode.KmsDsse => _dsse,
        SseMode.Customer => _customer,
        _ => throw new EncryptionException(EncryptionFailure.UnsupportedFormat),
    };
}
