using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>SSE-KMS: a key made by KMS wraps, fresh for every version or shared by a bucket for a while. KMS is asked again on every read.</summary>
internal sealed class SseKmsScheme(IKeyService keys, BucketKeys bucketKeys, KeyRandom random) : SseScheme
{
    public override EncryptionEnvelope Wrap(LayerKeys dataKeys, SseProtection protection, ObjectIdentity identity, KmsRequester requester) =>
        WrapFirst(dataKeys.First, SseMode.Kms, protection, identity, requester);

    public override LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester) =>
        new(UnwrapFirst(envelope, identity, requester), null);

    public EncryptionEnvelope WrapFirst(
        DataKey dataKey, SseMode mode, SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        requester.RequireProven();
        var arn = protection.KmsKeyArn ?? throw new ArgumentException("A KMS mode needs a key.", nameof(protection));
        var bucketKey = mode == SseMode.Kms && protection.BucketKeyEnabled;
        var context = EncryptionContext.ForS3(identity, bucketKey, protection.EncryptionContext);
        var draft = KeyWrap.Draft(mode) with { KmsKeyArn = arn, EncryptionContext = context, BucketKeyEnabled = bucketKey };
        if (bucketKey)
        {
            return bucketKeys.ForSealing(arn, context, requester, key => Finish(key.Cipher, key.Ciphertext, key.KeyMaterialId));
        }

        Span<byte> plaintext = stackalloc byte[SecretBytes.Length];
        try
        {
            var generated = keys.GenerateDataKey(arn, context, requester, plaintext);
            using var cipher = new Xaes256Gcm(plaintext);
            return Finish(cipher, generated.Ciphertext, generated.KeyMaterialId);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }

        EncryptionEnvelope Finish(Xaes256Gcm cipher, ReadOnlyMemory<byte> ciphertext, string keyMaterialId)
        {
            var named = draft with { KmsCiphertext = ciphertext, KmsKeyMaterialId = keyMaterialId };
            return named with { WrappedKey = KeyWrap.Wrap(cipher, dataKey, named, identity, 1, random) };
        }
    }

    public DataKey UnwrapFirst(EncryptionEnvelope envelope, ObjectIdentity identity, KmsRequester requester)
    {
        requester.RequireProven();
        var arn = envelope.KmsKeyArn;
        var context = envelope.EncryptionContext;
        if (arn is null || context is null)
        {
            throw new EncryptionException(EncryptionFailure.EnvelopeTampered);
        }

        if (envelope.BucketKeyEnabled)
        {
            return bucketKeys.ForOpening(arn, envelope.KmsCiphertext, context, requester, Open);
        }

        Span<byte> plaintext = stackalloc byte[SecretBytes.Length];
        try
        {
            keys.Decrypt(arn, envelope.KmsCiphertext.Span, context, requester, plaintext);
            using var cipher = new Xaes256Gcm(plaintext);
            return Open(cipher);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }

        DataKey Open(Xaes256Gcm cipher) => KeyWrap.Unwrap(cipher, envelope.WrappedKey, envelope, identity, 1);
    }
}
