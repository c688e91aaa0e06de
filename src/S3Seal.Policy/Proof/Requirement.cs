using System;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>What a policy may be asked to enforce.</summary>
public enum RequirementKind
{
    /// <summary>Every upload asks for <c>AES256</c>.</summary>
    Aes256,

    /// <summary>Every upload asks for <c>aws:kms</c> or <c>aws:kms:dsse</c>.</summary>
    Kms,

    /// <summary>Every upload asks for KMS with one given key.</summary>
    KmsKey,

    /// <summary>No upload brings a customer-provided key.</summary>
    NoCustomerKey,

    /// <summary>Every request, uploads or not, comes over TLS.</summary>
    Tls,
}

/// <summary>A requirement that a policy enforces or not.</summary>
public sealed record Requirement
{
    private const string KmsKeyPrefix = "kms-key=";

    private Requirement(RequirementKind kind, string? kmsKey = null)
    {
        Kind = kind;
        KmsKey = kmsKey;
    }

    /// <summary>Every upload asks for <c>AES256</c>.</summary>
    public static Requirement Aes256 { get; } = new(RequirementKind.Aes256);

    /// <summary>Every upload asks for <c>aws:kms</c> or <c>aws:kms:dsse</c>.</summary>
    public static Requirement Kms { get; } = new(RequirementKind.Kms);

    /// <summary>No upload brings a customer-provided key.</summary>
    public static Requirement NoCustomerKey { get; } = new(RequirementKind.NoCustomerKey);

    /// <summary>Every request, uploads or not, comes over TLS.</summary>
    public static Requirement Tls { get; } = new(RequirementKind.Tls);

    /// <summary>What is required.</summary>
    public RequirementKind Kind { get; }

    /// <summary>The key as the upload must name it; only for <see cref="RequirementKind.KmsKey"/>.</summary>
    public string? KmsKey { get; }

    /// <summary>Every upload asks for KMS with this key.</summary>
    /// <param name="kmsKey">The key's ARN, as the upload must send it.</param>
    public static Requirement WithKmsKey(string kmsKey) => new(RequirementKind.KmsKey, kmsKey);

    /// <summary>Reads <c>aes256</c>, <c>kms</c>, <c>kms-key=ARN</c>, <c>no-sse-c</c> or <c>tls</c>; null for anything else.</summary>
    public static Requirement? Parse(string text) => text switch
    {
        "aes256" => Aes256,
        "kms" => Kms,
        "no-sse-c" => NoCustomerKey,
        "tls" => Tls,
        _ when text.StartsWith(KmsKeyPrefix, StringComparison.Ordinal) && text.Length > KmsKeyPrefix.Length =>
            WithKmsKey(text.Substring(KmsKeyPrefix.Length)),
        _ => null,
    };

    /// <summary>Whether a request of which everything is known meets the requirement.</summary>
    public bool IsMetBy(RequestContext request) => Kind switch
    {
        RequirementKind.Aes256 => Holds(request, S3ConditionKeys.ServerSideEncryption, "AES256"),
        RequirementKind.Kms => AsksForKms(request),
        RequirementKind.KmsKey => AsksForKms(request) && Holds(request, S3ConditionKeys.KmsKeyId, KmsKey!),
        RequirementKind.NoCustomerKey => request[S3ConditionKeys.CustomerAlgorithm].State == ContextState.Absent,
        _ => Holds(request, S3ConditionKeys.SecureTransport, "true"),
    };

    /// <summary>The requirement as the command line writes it.</summary>
    public override string ToString() => Kind switch
    {
        RequirementKind.Aes256 => "aes256",
        RequirementKind.Kms => "kms",
        RequirementKind.KmsKey => KmsKeyPrefix + KmsKey,
        RequirementKind.NoCustomerKey => "no-sse-c",
        _ => "tls",
    };

    private static bool AsksForKms(RequestContext request) =>
        Holds(request, S3ConditionKeys.ServerSideEncryption, "aws:kms") || Holds(request, S3ConditionKeys.ServerSideEncryption, "aws:kms:dsse");

    private static bool Holds(RequestContext request, string key, string value) =>
        request[key] is { State: ContextState.Known, ValueArray.Length: 1 } known && known.ValueArray[0] == value;
}
