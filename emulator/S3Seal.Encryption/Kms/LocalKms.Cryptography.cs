using System.Security.Cryptography;

namespace S3Seal.Encryption;

// The verbs that use key material. Every one is journalled, refused ones too.
public sealed partial class LocalKms
{
    /// <summary>Makes a random key of that many bytes and its ciphertext.</summary>
    /// <param name="keyId">Id, key ARN, alias or alias ARN.</param>
    /// <param name="length">Bytes, 1 to 1024.</param>
    /// <param name="context">Bound to the ciphertext.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="operation">The name the journal and the policy see.</param>
    public KmsDataKey GenerateDataKey(
        string keyId, int length, EncryptionContext context, KmsCaller caller, string operation = nameof(GenerateDataKey))
    {
        return Use(keyId, operation, context, caller, key =>
        {
            var plaintext = GC.AllocateUninitializedArray<byte>(length, pinned: true);
            _random.Fill(plaintext);
            return new KmsDataKey(plaintext, KmsCiphertext.Seal(key, plaintext, context, _random), key.Arn, key.CurrentKeyMaterialId);
        });
    }

    /// <summary>Encrypts up to 4096 bytes.</summary>
    public KmsEncrypted Encrypt(string keyId, byte[] plaintext, EncryptionContext context, KmsCaller caller) =>
        Use(keyId, nameof(Encrypt), context, caller, key =>
            new KmsEncrypted(KmsCiphertext.Seal(key, plaintext, context, _random), key.Arn, key.CurrentKeyMaterialId));

    /// <summary>Opens a blob.</summary>
    /// <param name="ciphertext">The blob; it names its key.</param>
    /// <param name="context">The context it was made under.</param>
    /// <param name="keyId">The key it must have been made under, or null for whichever.</param>
    /// <param name="caller">Who calls.</param>
    public KmsDecrypted Decrypt(ReadOnlySpan<byte> ciphertext, EncryptionContext context, string? keyId, KmsCaller caller)
    {
        var blob = ciphertext.ToArray();
        var keyArn = KeyOf(blob, keyId, caller.Requester);
        return Use(keyArn, nameof(Decrypt), context, caller, key => Open(key, blob, context));
    }

    /// <summary>Opens a blob and encrypts it under another key or context; the plaintext never leaves the service.</summary>
    /// <param name="ciphertext">The blob.</param>
    /// <param name="sourceContext">The context it was made under.</param>
    /// <param name="sourceKeyId">The key it must have been made under, or null for whichever.</param>
    /// <param name="keyId">The key to encrypt under.</param>
    /// <param name="context">The context to bind.</param>
    /// <param name="caller">Who calls.</param>
    /// <returns>The new blob, and what the old one was made under.</returns>
    public (KmsEncrypted Result, string SourceKeyArn, string SourceKeyMaterialId) ReEncrypt(
        ReadOnlySpan<byte> ciphertext, EncryptionContext sourceContext, string? sourceKeyId, string keyId, EncryptionContext context, KmsCaller caller)
    {
        var blob = ciphertext.ToArray();
        var sourceArn = KeyOf(blob, sourceKeyId, caller.Requester);
        var opened = Use(sourceArn, "ReEncryptFrom", sourceContext, caller with { DryRun = false }, key => Open(key, blob, sourceContext));
        try
        {
            var result = Use(keyId, "ReEncryptTo", context, caller, key =>
                new KmsEncrypted(KmsCiphertext.Seal(key, opened.Plaintext, context, _random), key.Arn, key.CurrentKeyMaterialId));
            return (result, opened.KeyArn, opened.KeyMaterialId);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened.Plaintext);
        }
    }

    private static KmsDecrypted Open(KmsKey key, byte[] blob, EncryptionContext context)
    {
        if (!KmsCiphertext.TryParse(blob, out var parsed) || key.FindMaterial(parsed.MaterialId) is not { } material)
        {
            throw KmsErrors.InvalidCiphertext();
        }

        var plaintext = GC.AllocateUninitializedArray<byte>(parsed.PlaintextLength, pinned: true);
        return parsed.TryOpen(blob, material, context, plaintext)
            ? new KmsDecrypted(plaintext, key.Arn, material.Id)
            : throw KmsErrors.InvalidCiphertext();
    }

    private string KeyOf(byte[] blob, string? keyId, KmsRequester requester)
    {
        if (!KmsCiphertext.TryParse(blob, out var parsed))
        {
            throw KmsErrors.InvalidCiphertext();
        }

        // A damaged blob may name any key or none; only a key that exists is worth an answer of its own.
        lock (_lock)
        {
            Age();
            var named = _keys.GetValueOrDefault(parsed.KeyArn);
            if (keyId is null)
            {
                return named?.Arn ?? throw KmsErrors.InvalidCiphertext();
            }

            var wanted = FindKey(keyId, requester);
            return wanted == named ? wanted.Arn : throw KmsErrors.IncorrectKey();
        }
    }

    private T Use<T>(string keyId, string operation, EncryptionContext context, KmsCaller caller, Func<KmsKey, T> use)
    {
        lock (_lock)
        {
            var arn = keyId;
            string? error = null;
            try
            {
                var key = FindKey(keyId, caller.Requester);
                arn = key.Arn;
                var asked = new KmsUse(operation, key, caller.Requester, context, caller.ThroughS3);
                Demand(asked);
                RequireUsable(key, operation);
                return caller.DryRun
                    ? throw new KmsException("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")
                    : use(key);
            }
            catch (KmsException refusal)
            {
                error = refusal.Code;
                throw;
            }
            finally
            {
                Journal.Add(new KmsCall(_clock.GetUtcNow(), operation, arn, caller.Requester, context, caller.ThroughS3, error));
            }
        }
    }
}
