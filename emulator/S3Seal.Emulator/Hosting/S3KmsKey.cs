namespace S3Seal.Emulator;

/// <summary>A KMS key that exists from the start.</summary>
public sealed record S3KmsKey
{
    /// <summary>The key id: the last part of its ARN.</summary>
    public required string KeyId { get; init; }

    /// <value>The owning account, twelve digits. The default is null: the account of the first identity.</value>
    public string? Account { get; init; }

    /// <value>A further name, <c>alias/…</c>. The default is null: none.</value>
    public string? Alias { get; init; }
}
