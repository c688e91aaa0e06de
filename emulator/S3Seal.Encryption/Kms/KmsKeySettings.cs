namespace S3Seal.Encryption;

/// <summary>What a new KMS key shall be like.</summary>
public sealed record KmsKeySettings
{
    /// <value>The key id. The default, null, makes a random one.</value>
    public string? KeyId { get; init; }

    /// <value>The default is empty.</value>
    public string Description { get; init; } = "";

    /// <value>The default is <c>SYMMETRIC_DEFAULT</c>; keys of other specs exist, but encrypt nothing.</value>
    public string KeySpec { get; init; } = KmsKey.Symmetric;

    /// <value>The default is <c>ENCRYPT_DECRYPT</c>.</value>
    public string KeyUsage { get; init; } = KmsKey.EncryptDecrypt;

    /// <value>The default is false.</value>
    public bool MultiRegion { get; init; }

    /// <value>The key policy as JSON text. The default, null, gives the owning account everything.</value>
    public string? Policy { get; init; }

    /// <value>Tags by name. The default is none.</value>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
