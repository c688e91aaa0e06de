using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Correction;

/// <summary>Changes that may make a policy enforce a requirement, the smallest first. Nothing here is proven yet.</summary>
internal static class EnforcementCorrections
{
    public static IEnumerable<(string Title, IReadOnlyList<PolicyEdit> Edits)> Of(PolicySource source, PolicyDocument policy, string bucket, Requirement requirement)
    {
        if (Demanded(requirement) is not var (key, values, sid))
            yield break;
        foreach (var statement in policy.Statements.Where(static statement => statement.Effect == Effect.Deny))
        {
            foreach (var condition in statement.Conditions.Conditions)
            {
                if (!condition.Operator.IsNegated || condition.Operator.Family != OperatorFamily.String || !condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                    continue;
                var kept = condition.Values.Select(static value => value.Text).Where(values.Contains).Distinct().ToArray();
                var wanted = kept.Length > 0 ? kept : values;
                yield return ($"Demand {string.Join(" or ", wanted)} in {Name(statement)}", source.SetValues(statement, condition, wanted));
            }
        }

        var added = new NewStatement(Unused(policy, sid), $"arn:{Partition(policy)}:s3:::{bucket}/*", key, values);
        yield return ($"Add the statement {added.Sid}", source.Append(added));
    }

    private static (string Key, string[] Values, string Sid)? Demanded(Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.Aes256 => (S3ConditionKeys.ServerSideEncryption, ["AES256"], "DenyObjectsThatAreNotSSES3"),
        RequirementKind.Kms => (S3ConditionKeys.ServerSideEncryption, ["aws:kms", "aws:kms:dsse"], "DenyObjectsThatAreNotSSEKMS"),
        RequirementKind.KmsKey => (S3ConditionKeys.KmsKeyId, [requirement.KmsKey!], "DenyObjectsThatAreNotSSEKMSWithSpecificKey"),
        _ => null,
    };

    private static string Name(Statement statement) => string.IsNullOrEmpty(statement.Sid) ? "the statement" : statement.Sid!;

    private static string Unused(PolicyDocument policy, string sid)
    {
        var name = sid;
        for (var number = 2; policy.Statements.Any(statement => statement.Sid == name); number++)
            name = sid + number;
        return name;
    }

    private static string Partition(PolicyDocument policy) =>
        policy.Statements.SelectMany(static statement => statement.Resources.Patterns).Select(static pattern => pattern.Text.Split(':'))
            .FirstOrDefault(static parts => parts.Length > 1 && parts[0] == "arn" && parts[1].StartsWith("aws", StringComparison.Ordinal) && parts[1].IndexOfAny(['*', '?', '$']) < 0)?[1] ?? "aws";
}
