using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Repair;

/// <summary>Tells values that a policy or S3 itself fixes from examples that merely fit.</summary>
internal sealed class Placeholders(Dictionary<string, KeyUse> uses, IReadOnlyList<string> kmsKeys)
{
    public bool IsPlaceholder(string key, string value)
    {
        if (string.Equals(key, S3ConditionKeys.ServerSideEncryption, StringComparison.OrdinalIgnoreCase)
            || string.Equals(key, S3ConditionKeys.CustomerAlgorithm, StringComparison.OrdinalIgnoreCase)
            || KeyHabit.Of(key).IsClosed)
        {
            return false;
        }

        foreach (var own in kmsKeys)
        {
            if (own == value)
                return false;
        }

        return !uses.TryGetValue(key, out var use) || !IsWritten(use, value);
    }

    private static bool IsWritten(KeyUse use, string value)
    {
        foreach (var condition in use.Conditions)
        {
            if (condition.Operator.Family is OperatorFamily.Numeric or OperatorFamily.Date or OperatorFamily.IpAddress)
                continue;
            foreach (var written in condition.ValueArray)
            {
                if (written.Text == value && written.Template.Fixed is { HasWildcards: false })
                    return true;
            }
        }

        return false;
    }
}
