using System;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary><c>true</c> and <c>false</c> in any case; an absent key is neither.</summary>
internal static class BoolOperators
{
    public static object? Prepare(WildcardPattern policyValue) => Parse(policyValue.Text) is { } truth ? truth : null;

    public static bool Equal(object prepared, string requestValue) => Parse(requestValue) == (bool)prepared;

    public static bool? Parse(string text)
    {
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase))
            return true;
        return string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? false : null;
    }
}
