using System;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>A row of <see cref="ConditionOperators"/>.</summary>
public sealed class ConditionOperator
{
    internal ConditionOperator(
        string name,
        OperatorFamily family,
        bool isNegated,
        bool hasWildcards,
        Func<WildcardPattern, object?> prepare,
        Func<object, string, bool> matches)
    {
        Name = name;
        Family = family;
        IsNegated = isNegated;
        HasWildcards = hasWildcards;
        Prepare = prepare;
        Matches = matches;
    }

    /// <summary>The operator's name without prefix and suffix, as AWS spells it.</summary>
    public string Name { get; }

    /// <summary>The kind of value it compares.</summary>
    public OperatorFamily Family { get; }

    /// <summary>Whether a value must match none of the policy's values.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether <c>*</c> and <c>?</c> in the policy's values are wildcards.</summary>
    public bool HasWildcards { get; }

    /// <summary>Whether letters match in either case.</summary>
    public bool IgnoresCase { get; internal init; }

    /// <summary>Whether the policy's values may hold policy variables.</summary>
    public bool TakesVariables => Family is OperatorFamily.String or OperatorFamily.Arn;

    /// <summary>Whether <c>IfExists</c>, <c>ForAnyValue:</c> and <c>ForAllValues:</c> may be added.</summary>
    public bool TakesModifiers => Family != OperatorFamily.Null;

    /// <summary>Turns a policy value into what <see cref="Matches"/> compares with; null when the value can match nothing.</summary>
    internal Func<WildcardPattern, object?> Prepare { get; }

    /// <summary>The positive comparison: whether the request's value matches the prepared one.</summary>
    internal Func<object, string, bool> Matches { get; }
}
