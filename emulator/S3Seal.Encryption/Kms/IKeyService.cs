namespace S3Seal.Encryption;

/// <summary>All that the engine asks of a key management service.</summary>
public interface IKeyService
{
    /// <summary>Makes a 256-bit key and its ciphertext under a KMS key.</summary>
    /// <param name="keyArn">The key's full ARN.</param>
    /// <param name="context">Bound to the ciphertext.</param>
    /// <param name="requester">On whose behalf.</param>
    /// <param name="plaintext">Receives 32 bytes.</param>
    /// <exception cref="KmsException">The service refuses.</exception>
    KmsGeneratedKey GenerateDataKey(string keyArn, EncryptionContext context, KmsRequester requester, Span<byte> plaintext);

    /// <summary>Opens a ciphertext that <see cref="GenerateDataKey"/> made.</summary>
    /// <exception cref="KmsException">The service refuses.</exception>
    void Decrypt(string keyArn, ReadOnlySpan<byte> ciphertext, EncryptionContext context, KmsRequester requester, Span<byte> plaintext);

    /// <summary>Finds an enabled key by id, ARN, alias or alias ARN. Not a call that the journal counts.</summary>
    /// <param name="keyId">As a client wrote it; null for the account's managed key, which is made on first use.</param>
    /// <param name="requester">Whose account a bare id or alias is looked up in.</param>
    /// <returns>The key's full ARN.</returns>
    /// <exception cref="KmsException">There is no such key, or it cannot be used now.</exception>
    string Resolve(string? keyId, KmsRequester requester);
}

/// <param name="Ciphertext">The service's own blob.</param>
/// <param name="KeyMaterialId">Which generation of the key's material made it.</param>
public sealed record KmsGeneratedKey(ReadOnlyMemory<byte> Ciphertext, string KeyMaterialId);
