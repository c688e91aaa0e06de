namespace S3Seal.Encryption;

/// <summary>How an object version is protected. Every version has exactly one mode.</summary>
#pragma warning disable CA1008 // there is no unprotected version, so zero names nothing
public enum SseMode
#pragma warning restore CA1008
{
    /// <summary>SSE-S3: under the service's root key.</summary>
    S3 = 1,

    /// <summary>SSE-KMS: under a KMS key.</summary>
    Kms = 2,

    /// <summary>DSSE-KMS: two layers, one under a KMS key, one under the root key.</summary>
    KmsDsse = 3,

    /// <summary>SSE-C: under a key that every request carries.</summary>
    Customer = 4,
}
