namespace S3Seal.Encryption;

/// <summary>Who calls, and how.</summary>
/// <param name="Requester">On whose behalf.</param>
public sealed record KmsCaller(KmsRequester Requester)
{
    /// <value>True when S3 calls for the requester. The default is false.</value>
    public bool ThroughS3 { get; init; }

    /// <value>True to check everything and do nothing. The default is false.</value>
    public bool DryRun { get; init; }
}

/// <param name="Ciphertext">The blob.</param>
/// <param name="KeyArn">The key that made it.</param>
/// <param name="KeyMaterialId">The generation that made it.</param>
public sealed record KmsEncrypted(byte[] Ciphertext, string KeyArn, string KeyMaterialId);

/// <summary>An opened blob; whoever receives it zeroes the plaintext.</summary>
public sealed class KmsDecrypted(byte[] plaintext, string keyArn, string keyMaterialId)
{
    /// <summary>The plaintext, to be zeroed after use.</summary>
    public byte[] Plaintext { get; } = plaintext;

    /// <summary>The key that opened it.</summary>
    public string KeyArn { get; } = keyArn;

    /// <summary>The generation that had sealed it.</summary>
    public string KeyMaterialId { get; } = keyMaterialId;
}

/// <summary>A fresh key, in the clear and encrypted; whoever receives it zeroes the plaintext.</summary>
public sealed class KmsDataKey(byte[] plaintext, byte[] ciphertext, string keyArn, string keyMaterialId)
{
    /// <summary>The key, to be zeroed after use.</summary>
    public byte[] Plaintext { get; } = plaintext;

    /// <summary>The blob.</summary>
    public byte[] Ciphertext { get; } = ciphertext;

    /// <summary>The key that made the blob.</summary>
    public string KeyArn { get; } = keyArn;

    /// <summary>The generation that made it.</summary>
    public string KeyMaterialId { get; } = keyMaterialId;
}
