using S3Seal.Emulator;

namespace S3Seal.Tool.Serving;

/// <summary>What <c>serve --config</c> reads: the region, who may sign, and the KMS keys that exist from the start.</summary>
internal sealed record ServeConfiguration
{
    /// <summary>Without a config: us-east-1, and the key pair test/test of account 000000000000's root.</summary>
    public static readonly ServeConfiguration Default = new();

    public string Region { get; init; } = "us-east-1";

    public IReadOnlyList<S3Identity> Identities { get; init; } = [new S3Identity { AccessKeyId = "test", SecretAccessKey = "test" }];

    public IReadOnlyList<S3KmsKey> KmsKeys { get; init; } = [];
}
