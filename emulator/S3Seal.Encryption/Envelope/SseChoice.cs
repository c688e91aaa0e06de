namespace S3Seal.Encryption;

/// <summary>What a request asks for, before any default is applied. The nested records are all there are.</summary>
public abstract record SseChoice
{
    private SseChoice()
    {
    }

    /// <summary>No mode was asked for: the bucket's default decides.</summary>
    /// <param name="BucketKey">The bucket-key wish that may stand alone, or null.</param>
    public sealed record Default(bool? BucketKey = null) : SseChoice;

    /// <summary>SSE-S3.</summary>
    public sealed record S3 : SseChoice;

    /// <summary>SSE-KMS.</summary>
    /// <param name="KeyId">Key id, key ARN, alias or alias ARN as sent; null for the managed key.</param>
    /// <param name="Context">The caller's own context pairs, or null.</param>
    /// <param name="BucketKey">The bucket-key wish, or null to follow the bucket.</param>
    public sealed record Kms(string? KeyId = null, EncryptionContext? Context = null, bool? BucketKey = null) : SseChoice;

    /// <summary>DSSE-KMS; bucket keys do not exist here.</summary>
    /// <param name="KeyId">Key id, key ARN, alias or alias ARN as sent; null for the managed key.</param>
    /// <param name="Context">The caller's own context pairs, or null.</param>
    public sealed record KmsDsse(string? KeyId = null, EncryptionContext? Context = null) : SseChoice;

    /// <summary>SSE-C.</summary>
    /// <param name="Key">The key the request carries.</param>
    public sealed record Customer(CustomerKey Key) : SseChoice;
}
