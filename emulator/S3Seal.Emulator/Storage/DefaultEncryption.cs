using S3Seal.Encryption;

namespace S3Seal.Emulator.Storage;

/// <summary>The bucket's rule: what a write without encryption headers gets, and what no write may ask for.</summary>
internal sealed record DefaultEncryption
{
    /// <summary>A bucket made since April 2026: SSE-S3, and customer keys are blocked.</summary>
    public static readonly DefaultEncryption OfNewBucket = new();

    public SseMode Mode { get; init; } = SseMode.S3;

    /// <summary>The KMS key exactly as it was put (id, ARN, alias or alias ARN); null for the managed key.</summary>
    public string? KmsKeyId { get; init; }

    public bool BucketKeyEnabled { get; init; }

    /// <summary>Whether writes under customer keys are refused.</summary>
    public bool BlocksCustomerKeys { get; init; } = true;

    /// <summary>Whether somebody put this rule, even one equal to the default: it decides about copies onto themselves.</summary>
    public bool ExplicitlyPut { get; init; }
}
