using System;
using System.Collections.Generic;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>All that a policy asks of one condition key.</summary>
internal sealed class KeyUse(string key)
{
    public string Key { get; } = key;

    public List<Condition> Conditions { get; } = [];

    /// <summary>Whether the key stands as a policy variable in a resource or a value.</summary>
    public bool IsVariable { get; set; }

    /// <summary>A value that is a case of its own although the policy may not tell it from others: the key that a requirement names.</summary>
    public string? Distinguished { get; set; }

    /// <summary>The keys that the statements mention, as condition or as variable.</summary>
    public static Dictionary<string, KeyUse> Collect(IEnumerable<Statement> statements)
    {
        var uses = new Dictionary<string, KeyUse>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in statements)
        {
            foreach (var resource in statement.Resources.PatternArray)
                CollectVariables(uses, resource.Template);
            foreach (var condition in statement.Conditions.ConditionArray)
            {
                Of(uses, condition.Key).Conditions.Add(condition);
                foreach (var value in condition.ValueArray)
                    CollectVariables(uses, value.Template);
            }
        }

        return uses;
    }

    /// <summary>The policy's values of one family, each with its operator.</summary>
    public IEnumerable<(ConditionOperator Operator, ConditionValue Value)> Values(OperatorFamily family)
    {
        foreach (var condition in Conditions)
        {
            if (condition.Operator.Family != family)
                continue;
            foreach (var value in condition.ValueArray)
                yield return (condition.Operator, value);
        }
    }

    /// <summary>Which of the policy's fixed values match the text: texts of the same verdict are the same to the policy.</summary>
    public string Verdict(string text)
    {
        var bits = new List<char> { text == Distinguished ? '1' : '0' };
        foreach (var condition in Conditions)
        {
            if (condition.Operator.Family == OperatorFamily.Null)
                continue;
            foreach (var value in condition.ValueArray)
                bits.Add(value.Prepared is { } prepared && condition.Operator.Matches(prepared, text) ? '1' : '0');
        }

        return new string([.. bits]);
    }

    private static void CollectVariables(Dictionary<string, KeyUse> uses, PatternTemplate template)
    {
        foreach (var variable in template.Variables)
            Of(uses, variable.Key).IsVariable = true;
    }

    private static KeyUse Of(Dictionary<string, KeyUse> uses, string key)
    {
        if (!uses.TryGetValue(key, out var use))
            uses.Add(key, use = new KeyUse(key));
        return use;
    }
}
