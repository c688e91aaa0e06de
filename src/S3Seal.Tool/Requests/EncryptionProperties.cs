using System.Collections.Frozen;

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

    public static string? HeaderOf(string property) => Headers.TryGetValue(property, out var header) ? header
        : property.StartsWith(HeaderPrefix, StringComparison.Ordinal) ? property[HeaderPrefix.Length..].ToLowerInvariant()
        : null;
}
