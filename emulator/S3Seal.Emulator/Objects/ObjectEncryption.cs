using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>The engine as the emulator uses it: the same verbs, with S3's refusals.</summary>
internal sealed class ObjectEncryption(EncryptionEngine engine)
{
    public EncryptionEngine Engine => engine;

    /// <summary>Begins a new version or upload.</summary>
    public ObjectSealer BeginSeal(SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        try
        {
            return engine.BeginSeal(protection, identity, requester);
        }
        catch (EncryptionException refusal)
        {
            throw EncryptionErrors.OnWriting(refusal);
        }
    }

    /// <summary>Begins a further part of an upload.</summary>
    public ObjectSealer ResumeSeal(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester)
    {
        try
        {
            return engine.ResumeSeal(envelope, identity, customerKey, requester);
        }
        catch (EncryptionException refusal)
        {
            throw EncryptionErrors.OnUploadingPart(refusal);
        }
    }

    /// <summary>Opens a stored version; HEAD does it too, because it needs the same keys.</summary>
    public ObjectOpener BeginOpen(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester)
    {
        try
        {
            return engine.BeginOpen(envelope, identity, customerKey, requester);
        }
        catch (EncryptionException refusal)
        {
            throw EncryptionErrors.OnReading(refusal);
        }
    }
}
