namespace S3Seal.Analyzers.Settings;

/// <summary>What <c>s3seal_required_encryption</c> can demand of a request.</summary>
internal enum RequiredEncryption
{
    /// <summary>Any method will do, a customer key included.</summary>
    Any,

    /// <summary>SSE-S3: the header must be <c>AES256</c>.</summary>
    Aes256,

    /// <summary>SSE-KMS: the header must be <c>aws:kms</c>.</summary>
    Kms,

    /// <summary>Dual-layer SSE-KMS: the header must be <c>aws:kms:dsse</c>.</summary>
    KmsDsse,

    /// <summary>SSE-C: the request must bring its customer key.</summary>
    Customer,
}
