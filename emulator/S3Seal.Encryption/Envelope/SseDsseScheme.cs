namespace S3Seal.Encryption;

/// <summary>DSSE-KMS: two data keys that know nothing of each other, the first under KMS, the second under the root key.</summary>
internal sealed class SseDsseScheme(SseKmsScheme kms, SseS3Scheme root) : SseScheme
{
    public override EncryptionEnvelope Wrap(LayerKeys keys, SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        var first = kms.WrapFirst(keys.First, SseMode.KmsDsse, protection, identity, requester);
        return root.WrapSecond(keys.Second!, first, identity);
    }

    public override LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester)
    {
        var first = kms.UnwrapFirst(envelope, identity, requester);
        try
        {
            return new LayerKeys(first, root.UnwrapSecond(envelope, identity));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }
}
