namespace S3Seal.Encryption;

/// <summary>Where the wrapping key of a mode comes from. Sealing is the same for all of them.</summary>
internal abstract class SseScheme
{
    /// <summary>Wraps fresh data keys and describes how.</summary>
    public abstract EncryptionEnvelope Wrap(LayerKeys keys, SseProtection protection, ObjectIdentity identity, KmsRequester requester);

    /// <summary>Unwraps the data keys of a stored version, or throws.</summary>
    public abstract LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester);
}
