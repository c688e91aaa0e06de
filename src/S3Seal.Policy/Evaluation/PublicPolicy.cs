using System;
using System.Collections.Generic;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>S3's meaning of "public", as GetBucketPolicyStatus and the public access block use it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status</remarks>
public static class PublicPolicy
{
    private const string SourceIp = "aws:SourceIp";
    private const string DataAccessPointArn = "s3:DataAccessPointArn";

    // A broader range than these is as good as everybody.
    private const int BroadestV4 = 8;
    private const int BroadestV6 = 32;

    private static readonly HashSet<string> TyingKeys = new(
        [
            SourceIp, DataAccessPointArn, "s3:DataAccessPointAccount", "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths",
            "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList", "aws:userid",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether any Allow is not tied to fixed callers; a Deny changes nothing.</summary>
    public static bool IsPublic(PolicyDocument policy)
    {
        foreach (var statement in policy.StatementArray)
        {
            if (statement.Effect == Effect.Allow && IsOpen(statement.Principals) && !IsTied(statement.Conditions))
                return true;
        }

        return false;
    }

    private static bool IsOpen(PrincipalSet? principals)
    {
        if (principals is null || principals.IsNegated)
            return true;
        foreach (var entry in principals.EntryArray)
        {
            if (entry.Kind is PrincipalKind.Everyone or PrincipalKind.EveryAwsPrincipal)
                return true;
        }

        return false;
    }

    private static bool IsTied(ConditionBlock block)
    {
        foreach (var condition in block.ConditionArray)
        {
            if (TyingKeys.Contains(condition.Key) && MustBePresent(condition) && AllFixed(condition))
                return true;
        }

        return false;
    }

    private static bool MustBePresent(Condition condition) =>
        condition is { HoldsWhenAbsent: false, Operator.IsNegated: false, Operator.Family: not OperatorFamily.Null };

    private static bool AllFixed(Condition condition)
    {
        foreach (var value in condition.ValueArray)
        {
            if (value.HasVariables || !IsFixed(condition, value))
                return false;
        }

        return condition.ValueArray.Length > 0;
    }

    private static bool IsFixed(Condition condition, ConditionValue value)
    {
        if (string.Equals(condition.Key, SourceIp, StringComparison.OrdinalIgnoreCase))
            return CidrRange.Parse(value.Text) is { } range && (range.IsV6 ? range.PrefixLength >= BroadestV6 : range.PrefixLength >= BroadestV4);
        if (!condition.Operator.HasWildcards || !value.Template.Fixed!.HasWildcards)
            return true;
        // An access point's name may vary as long as its account is fixed.
        return string.Equals(condition.Key, DataAccessPointArn, StringComparison.OrdinalIgnoreCase)
            && Arn.FromPattern(value.Template.Fixed!) is { Account: { HasWildcards: false, Text.Length: > 0 } };
    }
}
