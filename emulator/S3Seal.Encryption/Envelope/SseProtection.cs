namespace S3Seal.Encryption;

/// <summary>How a version shall be sealed: the request's choice with every default applied.</summary>
public sealed record SseProtection
{
    /// <summary>Under the service's root key.</summary>
    public static SseProtection S3 { get; } = new() { Mode = SseMode.S3 };

    /// <summary>The mode.</summary>
    public required SseMode Mode { get; init; }

    /// <summary>The KMS key's full ARN in the two KMS modes, else null.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The caller's own context pairs, or null. The engine adds the pair that names the object or bucket.</summary>
    public EncryptionContext? EncryptionContext { get; init; }

    /// <summary>Whether a bucket key stands between KMS key and data key (SSE-KMS only).</summary>
    public bool BucketKeyEnabled { get; init; }

    /// <summary>The request's key in SSE-C, else null.</summary>
    public CustomerKey? CustomerKey { get; init; }
}
