using System;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Whether the key is absent (<c>true</c>) or present (<c>false</c>); looks at no value.</summary>
internal static class NullOperator
{
    public static readonly string IsAbsent = bool.TrueString;
    public static readonly string IsPresent = bool.FalseString;

    public static object? Prepare(WildcardPattern policyValue) => BoolOperators.Parse(policyValue.Text) is { } absent ? absent : null;

    /// <param name="prepared">Whether the policy asks for an absent key.</param>
    /// <param name="presence"><see cref="IsAbsent"/> or <see cref="IsPresent"/>.</param>
    public static bool Matches(object prepared, string presence) =>
        (bool)prepared == string.Equals(presence, IsAbsent, StringComparison.Ordinal);
}
