using System.Collections.Generic;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Json;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Model;

/// <summary>An operator, a condition key and the values it is compared with.</summary>
public sealed class Condition
{
    internal Condition(
        ConditionOperator conditionOperator, SetQuantifier quantifier, bool ifExists, string key, IReadOnlyList<ConditionValue> values, JsonSpan span)
    {
        Operator = conditionOperator;
        Quantifier = quantifier;
        IfExists = ifExists;
        Key = key;
        Values = values;
        Span = span;
        ValueArray = [.. values];
        HoldsWhenAbsent = WhenAbsent();
    }

    /// <summary>The operator without prefix and suffix.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>The prefix.</summary>
    public SetQuantifier Quantifier { get; }

    /// <summary>Whether the operator ends in <c>IfExists</c>.</summary>
    public bool IfExists { get; }

    /// <summary>The condition key as written; its case does not count.</summary>
    public string Key { get; }

    /// <summary>The policy's values.</summary>
    public IReadOnlyList<ConditionValue> Values { get; }

    /// <summary>Where the key stands in the text.</summary>
    public JsonSpan Span { get; }

    /// <summary>The operator as a policy writes it, with prefix and suffix.</summary>
    public string OperatorText => ConditionOperators.Write(Operator, Quantifier, IfExists);

    /// <summary>The answer for a request that does not have the key.</summary>
    public bool HoldsWhenAbsent { get; }

    internal ConditionValue[] ValueArray { get; }

    // The order is AWS's: Null, IfExists, the vacuous truth of ForAllValues, the empty ForAnyValue, and only then the negation.
    private bool WhenAbsent()
    {
        if (Operator.Family == OperatorFamily.Null)
            return PresenceMatches(NullOperator.IsAbsent);
        if (IfExists)
            return true;
        return Quantifier switch
        {
            SetQuantifier.ForAllValues => true,
            SetQuantifier.ForAnyValue => false,
            _ => Operator.IsNegated,
        };
    }

    internal bool PresenceMatches(string presence)
    {
        foreach (var value in ValueArray)
        {
            if (value.Prepared is { } prepared && Operator.Matches(prepared, presence))
                return true;
        }

        return false;
    }
}

/// <summary>One value of a condition in the policy.</summary>
public sealed class ConditionValue
{
    internal ConditionValue(string text, ConditionOperator conditionOperator, PolicyVersion version, JsonSpan span)
    {
        Text = text;
        Span = span;
        var variables = version == PolicyVersion.V2012 && conditionOperator.TakesVariables;
        Template = PatternTemplate.Compile(text, variables, conditionOperator.HasWildcards, conditionOperator.IgnoresCase);
        Prepared = Template.Fixed is { } pattern ? conditionOperator.Prepare(pattern) : null;
    }

    /// <summary>The value as written.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the text.</summary>
    public JsonSpan Span { get; }

    internal PatternTemplate Template { get; }

    /// <summary>Whether a variable stands in it, so that only a request gives it a meaning.</summary>
    internal bool HasVariables => Template.Fixed is null;

    /// <summary>What the operator compares with; null when a variable stands in the value or when it can match nothing.</summary>
    internal object? Prepared { get; }
}
