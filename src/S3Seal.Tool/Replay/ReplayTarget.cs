using S3Seal.Emulator;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>Where a request is replayed: names from the code where it says them, else from the policy, else stand-ins.</summary>
internal sealed record ReplayTarget
{
    private const string StandInBucket = "replay-bucket";

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public required string SourceBucket { get; init; }

    public required string SourceKey { get; init; }

    /// <summary>The KMS keys that the fixed request names, so that they exist.</summary>
    public required IReadOnlyList<S3KmsKey> KmsKeys { get; init; }

    public static ReplayTarget Of(RequestSketch asWritten, RequestSketch? asFixed, PolicyFile? policy)
    {
        var bucket = BucketName(asWritten.Bucket) ?? policy?.Bucket ?? StandInBucket;
        return new ReplayTarget
        {
            Bucket = bucket,
            Key = asWritten.Key is { Text.Length: > 0 } key ? key.Text : "replayed",
            SourceBucket = asWritten.Values.TryGetValue("SourceBucket", out var source) && BucketName(source) is { } named ? named : bucket,
            SourceKey = asWritten.Values.TryGetValue("SourceKey", out var sourceKey) && sourceKey.Text.Length > 0 ? sourceKey.Text : "source",
            KmsKeys = [.. new[] { asWritten, asFixed }.Select(KmsKey).OfType<S3KmsKey>().DistinctBy(kms => kms.KeyId)],
        };
    }

    private static string? BucketName(SketchValue? value) => value is { IsKnown: true, Text.Length: >= 3 and <= 63 } ? value.Text : null;

    /// <summary>Id, alias or ARN → a key that answers to it.</summary>
    private static S3KmsKey? KmsKey(RequestSketch? sketch)
    {
        const string Header = EncryptionProperties.MethodHeader + "-aws-kms-key-id";
        if (sketch?.EncryptionHeaders.TryGetValue(Header, out var name) != true || string.IsNullOrEmpty(name))
        {
            return null;
        }

        var parts = name.Split(':', 6);
        var last = parts[^1];
        var account = parts.Length == 6 && parts[4].Length == 12 ? parts[4] : null;
        return last.StartsWith("alias/", StringComparison.Ordinal)
            ? new S3KmsKey { KeyId = "replay-" + last["alias/".Length..], Alias = last, Account = account }
            : new S3KmsKey { KeyId = last.StartsWith("key/", StringComparison.Ordinal) ? last["key/".Length..] : last, Account = account };
    }
}
