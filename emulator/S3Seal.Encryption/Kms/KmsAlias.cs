namespace S3Seal.Encryption;

/// <summary>Another name for a key, in one account and region.</summary>
/// <param name="Name">With the prefix <c>alias/</c>.</param>
/// <param name="Arn">The alias's own ARN.</param>
/// <param name="TargetKeyId">The bare id of the key.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it last changed its target.</param>
public sealed record KmsAlias(string Name, string Arn, string TargetKeyId, DateTimeOffset Created, DateTimeOffset Updated)
{
    internal const string Prefix = "alias/";

    internal string Account => Arn.Split(':')[4];

    internal string Region => Arn.Split(':')[3];
}
