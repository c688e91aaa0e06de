namespace S3Seal.Analyzers.Values;

/// <summary>What a project demands of every request that writes an object.</summary>
internal enum EncryptionDemand
{
    /// <summary>Any server-side encryption asked for by name. The default.</summary>
    Any,

    /// <summary>SSE-S3: <c>AES256</c>.</summary>
    Aes256,

    /// <summary>SSE-KMS: <c>aws:kms</c>.</summary>
    Kms,

    /// <summary>DSSE-KMS: <c>aws:kms:dsse</c>.</summary>
    KmsDsse,

    /// <summary>SSE-C: a customer key.</summary>
    Customer,
}
