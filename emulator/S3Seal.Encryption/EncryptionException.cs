namespace S3Seal.Encryption;

/// <summary>The engine's refusal. Carries a reason, never key material, plaintext or ciphertext.</summary>
public class EncryptionException : Exception
{
    /// <summary>A refusal for this reason.</summary>
    public EncryptionException(EncryptionFailure failure)
        : this(failure, $"The sealed object cannot be used: {failure}.")
    {
    }

    /// <summary>A refusal for this reason, in the given words.</summary>
    public EncryptionException(EncryptionFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Why.</summary>
    public EncryptionFailure Failure { get; }
}
