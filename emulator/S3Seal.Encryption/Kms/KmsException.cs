namespace S3Seal.Encryption;

/// <summary>A refusal of the key service, in KMS's own code and words.</summary>
public sealed class KmsException : EncryptionException
{
    /// <param name="code">KMS's exception name, such as <c>NotFoundException</c>.</param>
    /// <param name="message">KMS's text.</param>
    public KmsException(string code, string message)
        : base(EncryptionFailure.KeyServiceRefused, message) => Code = code;

    /// <summary>KMS's exception name, such as <c>NotFoundException</c>.</summary>
    public string Code { get; }
}
