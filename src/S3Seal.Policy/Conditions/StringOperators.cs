using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Text, compared whole and without trimming.</summary>
internal static class StringOperators
{
    public static object? Prepare(WildcardPattern policyValue) => policyValue;

    public static bool Matches(object prepared, string requestValue) => ((WildcardPattern)prepared).IsMatch(requestValue);
}
