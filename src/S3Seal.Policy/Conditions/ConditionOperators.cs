using System;
using System.Collections.Generic;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>The table of condition operators. A new operator is a new row; prefix and suffix are never part of one.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
public static class ConditionOperators
{
    private const string IfExistsSuffix = "IfExists";
    private const string ForAnyValuePrefix = "ForAnyValue:";
    private const string ForAllValuesPrefix = "ForAllValues:";

    /// <summary>Every operator there is.</summary>
    public static IReadOnlyList<ConditionOperator> All { get; } =
    [
        Text("StringEquals", negated: false),
        Text("StringNotEquals", negated: true),
        Text("StringEqualsIgnoreCase", negated: false, ignoreCase: true),
        Text("StringNotEqualsIgnoreCase", negated: true, ignoreCase: true),
        Text("StringLike", negated: false, wildcards: true),
        Text("StringNotLike", negated: true, wildcards: true),
        Typed("NumericEquals", OperatorFamily.Numeric, negated: false, NumericOperators.Prepare, NumericOperators.Equal),
        Typed("NumericNotEquals", OperatorFamily.Numeric, negated: true, NumericOperators.Prepare, NumericOperators.Equal),
        Typed("NumericLessThan", OperatorFamily.Numeric, negated: false, NumericOperators.Prepare, NumericOperators.Less),
        Typed("NumericLessThanEquals", OperatorFamily.Numeric, negated: false, NumericOperators.Prepare, NumericOperators.LessOrEqual),
        Typed("NumericGreaterThan", OperatorFamily.Numeric, negated: false, NumericOperators.Prepare, NumericOperators.Greater),
        Typed("NumericGreaterThanEquals", OperatorFamily.Numeric, negated: false, NumericOperators.Prepare, NumericOperators.GreaterOrEqual),
        Typed("DateEquals", OperatorFamily.Date, negated: false, DateOperators.Prepare, DateOperators.Equal),
        Typed("DateNotEquals", OperatorFamily.Date, negated: true, DateOperators.Prepare, DateOperators.Equal),
        Typed("DateLessThan", OperatorFamily.Date, negated: false, DateOperators.Prepare, DateOperators.Less),
        Typed("DateLessThanEquals", OperatorFamily.Date, negated: false, DateOperators.Prepare, DateOperators.LessOrEqual),
        Typed("DateGreaterThan", OperatorFamily.Date, negated: false, DateOperators.Prepare, DateOperators.Greater),
        Typed("DateGreaterThanEquals", OperatorFamily.Date, negated: false, DateOperators.Prepare, DateOperators.GreaterOrEqual),
        Typed("Bool", OperatorFamily.Bool, negated: false, BoolOperators.Prepare, BoolOperators.Equal),
        Typed("BinaryEquals", OperatorFamily.Binary, negated: false, BinaryOperators.Prepare, BinaryOperators.Equal),
        Typed("IpAddress", OperatorFamily.IpAddress, negated: false, IpAddressOperators.Prepare, IpAddressOperators.Contains),
        Typed("NotIpAddress", OperatorFamily.IpAddress, negated: true, IpAddressOperators.Prepare, IpAddressOperators.Contains),
        Name("ArnEquals", negated: false),
        Name("ArnLike", negated: false),
        Name("ArnNotEquals", negated: true),
        Name("ArnNotLike", negated: true),
        Typed("Null", OperatorFamily.Null, negated: false, NullOperator.Prepare, NullOperator.Matches),
    ];

    private static readonly Dictionary<string, ConditionOperator> ByName = Index();

    /// <summary>Reads an operator as a policy writes it; null when AWS knows no such operator. Case counts.</summary>
    /// <param name="written">For example <c>ForAllValues:StringNotEqualsIfExists</c>.</param>
    /// <param name="quantifier">The prefix.</param>
    /// <param name="ifExists">Whether the suffix was there.</param>
    public static ConditionOperator? Find(string written, out SetQuantifier quantifier, out bool ifExists)
    {
        quantifier = SetQuantifier.None;
        ifExists = false;
        if (ByName.TryGetValue(written, out var plain))
            return plain;
        var name = written;
        if (name.StartsWith(ForAnyValuePrefix, StringComparison.Ordinal))
        {
            quantifier = SetQuantifier.ForAnyValue;
            name = name.Substring(ForAnyValuePrefix.Length);
        }
        else if (name.StartsWith(ForAllValuesPrefix, StringComparison.Ordinal))
        {
            quantifier = SetQuantifier.ForAllValues;
            name = name.Substring(ForAllValuesPrefix.Length);
        }

        if (name.EndsWith(IfExistsSuffix, StringComparison.Ordinal))
        {
            ifExists = true;
            name = name.Substring(0, name.Length - IfExistsSuffix.Length);
        }

        return ByName.TryGetValue(name, out var found) && found.TakesModifiers ? found : null;
    }

    /// <summary>The operator as a policy writes it.</summary>
    public static string Write(ConditionOperator conditionOperator, SetQuantifier quantifier, bool ifExists)
    {
        var prefix = quantifier switch
        {
            SetQuantifier.ForAnyValue => ForAnyValuePrefix,
            SetQuantifier.ForAllValues => ForAllValuesPrefix,
            _ => string.Empty,
        };
        return prefix + conditionOperator.Name + (ifExists ? IfExistsSuffix : string.Empty);
    }

    private static ConditionOperator Text(string name, bool negated, bool ignoreCase = false, bool wildcards = false) =>
        new(name, OperatorFamily.String, negated, wildcards, StringOperators.Prepare, StringOperators.Matches)
        {
            IgnoresCase = ignoreCase,
        };

    private static ConditionOperator Name(string name, bool negated) =>
        new(name, OperatorFamily.Arn, negated, hasWildcards: true, ArnOperators.Prepare, ArnOperators.Matches);

    private static ConditionOperator Typed(
        string name, OperatorFamily family, bool negated, Func<WildcardPattern, object?> prepare, Func<object, string, bool> matches) =>
        new(name, family, negated, hasWildcards: false, prepare, matches);

    private static Dictionary<string, ConditionOperator> Index()
    {
        var index = new Dictionary<string, ConditionOperator>(StringComparer.Ordinal);
        foreach (var row in All)
            index.Add(row.Name, row);
        return index;
    }
}
