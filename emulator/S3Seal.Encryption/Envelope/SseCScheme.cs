using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>SSE-C: a key derived from the customer's wraps. Stored are a salt and a verifier, from which the key cannot be told.</summary>
internal sealed class SseCScheme(KeyRandom random) : SseScheme
{
    private const int SaltSize = 32;

    /// <summary>Salt, then verifier (wrapped-key-v1 §6).</summary>
    public const int CheckSize = SaltSize + SecretBytes.Length;

    public override EncryptionEnvelope Wrap(LayerKeys keys, SseProtection protection, ObjectIdentity identity, KmsRequester requester)
    {
        var customerKey = protection.CustomerKey ?? throw new EncryptionException(EncryptionFailure.CustomerKeyRequired);
        var check = new byte[CheckSize];
        random.Fill(check.AsSpan(0, SaltSize));
        Span<byte> derived = stackalloc byte[2 * SecretBytes.Length];
        Derive(customerKey, check.AsSpan(0, SaltSize), derived);
        try
        {
            derived[SecretBytes.Length..].CopyTo(check.AsSpan(SaltSize));
            var draft = KeyWrap.Draft(SseMode.Customer) with { CustomerKeyCheck = check };
            using var cipher = new Xaes256Gcm(derived[..SecretBytes.Length]);
            return draft with { WrappedKey = KeyWrap.Wrap(cipher, keys.First, draft, identity, 1, random) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    public override LayerKeys Unwrap(EncryptionEnvelope envelope, ObjectIdentity identity, CustomerKey? customerKey, KmsRequester requester)
    {
        if (customerKey is null)
        {
            throw new EncryptionException(EncryptionFailure.CustomerKeyRequired);
        }

        var check = envelope.CustomerKeyCheck.Span;
        Span<byte> derived = stackalloc byte[2 * SecretBytes.Length];
        Derive(customerKey, check[..SaltSize], derived);
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(derived[SecretBytes.Length..], check[SaltSize..]))
            {
                throw new EncryptionException(EncryptionFailure.WrongCustomerKey);
            }

            using var cipher = new Xaes256Gcm(derived[..SecretBytes.Length]);
            return new LayerKeys(KeyWrap.Unwrap(cipher, envelope.WrappedKey, envelope, identity, 1), null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static void Derive(CustomerKey customerKey, ReadOnlySpan<byte> salt, Span<byte> output) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA512, customerKey.Bytes, output, salt, "s3seal/wrapped-key-v1/customer"u8);
}
