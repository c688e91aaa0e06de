namespace S3Seal.Encryption;

/// <summary>SSE-S3: the root key wraps. Also wraps again after a rotation, which touches no data.</summary>
internal sealed class SseS3Scheme(RootKeyRing ring, KeyRandom random) : SseScheme
{
    public override EncryptionEnvelope Wrap(LayerKeys keys, SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        var root = ring.Current;
        var draft = KeyWrap.Draft(SseMode.S3) with { RootKeyVersion = root.Version };
        return draft with { WrappedKey = KeyWrap.Wrap(root.Cipher, keys.First, draft, identity, 1, random) };
    }

    public override LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester)
    {
        var root = ring.Find(envelope.RootKeyVersion);
        return new LayerKeys(KeyWrap.Unwrap(root.Cipher, envelope.WrappedKey, envelope, identity, 1), null);
    }

    /// <summary>Adds the layer that DSSE-KMS puts under the root key.</summary>
    public EncryptionEnvelope WrapSecond(DataKey second, EncryptionEnvelope envelope, ObjectIdentity identity)
    {
        var root = ring.Current;
        var draft = envelope with { RootKeyVersion = root.Version };
        return draft with { SecondWrappedKey = KeyWrap.Wrap(root.Cipher, second, draft, identity, 2, random) };
    }

    public DataKey UnwrapSecond(EncryptionEnvelope envelope, ObjectIdentity identity)
    {
        var wrapped = envelope.SecondWrappedKey ?? throw new EncryptionException(EncryptionFailure.EnvelopeTampered);
        return KeyWrap.Unwrap(ring.Find(envelope.RootKeyVersion).Cipher, wrapped, envelope, identity, 2);
    }

    /// <summary>The same data keys under the newest root key; the same envelope when nothing has to change.</summary>
    public EncryptionEnvelope Rewrap(EncryptionEnvelope envelope, ObjectIdentity identity)
    {
        if (envelope.RootKeyVersion == 0 || envelope.RootKeyVersion == ring.CurrentVersion)
        {
            return envelope;
        }

        if (envelope.Mode == SseMode.KmsDsse)
        {
            using var second = UnwrapSecond(envelope, identity);
            return WrapSecond(second, envelope, identity);
        }

        using var keys = Unwrap(envelope, identity, null, KmsRequester.Anonymous);
        return Wrap(keys, SseProtection.S3, identity, KmsRequester.Anonymous);
    }
}
