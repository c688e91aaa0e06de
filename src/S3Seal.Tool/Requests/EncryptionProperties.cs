using System.Collections.Frozen;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Tool.Requests;

/// <summary>Which header an SDK property fills, and which condition key a policy reads it by.</summary>
internal static class EncryptionProperties
{
    public const string MethodHeader = "x-amz-server-side-encryption";

    /// <summary>The prefix of a header set by hand: <c>Headers[name]</c>.</summary>
    public const string HeaderPrefix = "Headers:";

    private static readonly FrozenDictionary<string, string> Headers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ServerSideEncryptionMethod"] = MethodHeader,
        ["ServerSideEncryptionKeyManagementServiceKeyId"] = MethodHeader + "-aws-kms-key-id",
        ["ServerSideEncryptionCustomerMethod"] = MethodHeader + "-customer-algorithm",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The headers that S3 also knows as condition keys, under <c>s3:</c> and the header's name.</summary>
    public static IEnumerable<string> ConditionHeaders => Headers.Values;

    /// <summary>Whether the property says how the object is to be encrypted, and not what or where it is.</summary>
    public static bool IsSetting(string property) => RequestShapes.TryGetProperty(property, out var meaning)
        && meaning is RequestProperty.Method or RequestProperty.KmsKeyId or RequestProperty.Context or RequestProperty.BucketKey;

    /// <summary>Whether the property, or the header set by hand, hands over a customer key.</summary>
    public static bool IsCustomerKey(string property) =>
        (RequestShapes.TryGetProperty(property, out var meaning) && meaning is RequestProperty.CustomerMethod or RequestProperty.CustomerKey)
        || property.StartsWith(HeaderPrefix + MethodHeader + "-customer-", StringComparison.OrdinalIgnoreCase);

    public static string? HeaderOf(string property) => Headers.TryGetValue(property, out var header) ? header
        : property.StartsWith(HeaderPrefix, StringComparison.Ordinal) ? property[HeaderPrefix.Length..].ToLowerInvariant()
        : null;
}
