namespace S3Seal.Encryption;

/// <summary>Why the engine refused: what a server turns into its own error in one place.</summary>
public enum EncryptionFailure
{
    /// <summary>The version was sealed under a customer key and none was given.</summary>
    CustomerKeyRequired,

    /// <summary>A customer key was given for a version that was not sealed under one.</summary>
    CustomerKeyNotApplicable,

    /// <summary>The customer key is not the one the version was sealed under.</summary>
    WrongCustomerKey,

    /// <summary>A KMS-protected version was asked for by somebody who did not sign.</summary>
    RequesterUnknown,

    /// <summary>A KMS-protected version was asked for in the clear, and the server insists on TLS.</summary>
    RequesterInsecure,

    /// <summary>The key service refused; <see cref="KmsException.Code"/> says how.</summary>
    KeyServiceRefused,

    /// <summary>The root key version that wrapped the data key has been destroyed.</summary>
    RootKeyVersionGone,

    /// <summary>The envelope was changed, or belongs to another object.</summary>
    EnvelopeTampered,

    /// <summary>A segment was changed, moved, or belongs to another part or object.</summary>
    SegmentTampered,

    /// <summary>The ciphertext's length is not that of the sealed part.</summary>
    Truncated,

    /// <summary>The envelope is of a format this engine does not know.</summary>
    UnsupportedFormat,
}
