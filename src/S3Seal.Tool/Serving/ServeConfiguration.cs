using S3Seal.Emulator;

namespace S3Seal.Tool.Serving;

/// <summary>What <c>serve --config</c> reads: the region, who may sign, and the KMS keys that exist from the start.</summary>
internal sealed record ServeConfiguration
{
    /// <summary>Without a config: us-east-1, and the key pair test/test of account 000000000000's root.</summary>
    public static readonly ServeConfiguration Default = new();

    public string Region { get; init; } = "us-east-1";

    public IReadOnlyList<S3Identity> Identities { get; init; } = [new S3Identity { AccessKeyId = "test", SecretAccessKey = "test" }];

    public IReadOnlyList<ServedKmsKey> KmsKeys { get; init; } = [];
}

/// <param name="KeyId">The id, as in the last part of the key's ARN.</param>
/// <param name="Account">The owning account; the default account when the config names none.</param>
/// <param name="Alias"><c>alias/name</c>, or null for a key without one.</param>
internal sealed record ServedKmsKey(string KeyId, string? Account, string? Alias);
