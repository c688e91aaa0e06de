using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>ARNs, part by part; <c>ArnEquals</c> takes wildcards just as <c>ArnLike</c> does.</summary>
internal static class ArnOperators
{
    public static object? Prepare(WildcardPattern policyValue) => Arn.FromPattern(policyValue);

    public static bool Matches(object prepared, string requestValue) => ((Arn)prepared).IsMatch(requestValue);
}
