using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>What PutBucketPolicy checks before it stores a policy: the grammar and, beyond it, whether S3 can have meant it for this bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html</remarks>
public static class PolicyValidator
{
    /// <summary>Reads and checks a bucket policy.</summary>
    /// <param name="text">The policy's JSON text.</param>
    /// <param name="bucketName">The bucket it is for.</param>
    /// <returns>The policy, or every problem, first the one that S3 would name.</returns>
    public static ParsedPolicy Validate(string text, string bucketName)
    {
        var draft = PolicyParser.Draft(text, PolicyKind.Bucket);
        foreach (var statement in draft.Statements)
            Check(statement, bucketName, draft.Problems);
        return draft.Finish();
    }

    /// <summary>Checks a policy that was read without a bucket in mind.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="bucketName">The bucket it is for.</param>
    /// <returns>Every problem, first the one that S3 would name.</returns>
    public static IReadOnlyList<PolicyProblem> Validate(PolicyDocument policy, string bucketName)
    {
        var problems = new List<PolicyProblem>();
        foreach (var statement in policy.StatementArray)
            Check(StatementDraft.Of(statement), bucketName, problems);
        problems.Sort(PolicyProblem.CompareInOrderOfChecks);
        return problems;
    }

    private static void Check(StatementDraft statement, string bucketName, List<PolicyProblem> problems)
    {
        var element = new ElementReader(problems, statement.Index);
        var actionsAreValid = statement.Actions is null || CheckActions(statement.Actions, element);
        var resources = statement.Resources is null ? null : CheckResources(statement.Resources, bucketName, element);
        if (actionsAreValid && resources is not null)
            CheckFit(statement, resources.Value, element);
        foreach (var condition in statement.Conditions.ConditionArray)
            CheckKey(condition, actionsAreValid ? statement.Actions : null, element);
    }

    private static bool CheckActions(ActionSet actions, ElementReader element)
    {
        var valid = true;
        foreach (var pattern in actions.PatternArray)
        {
            if (IsAction(pattern))
                continue;
            element.Report(PolicyProblemKind.InvalidAction, pattern.Span, PolicyMessages.InvalidAction);
            valid = false;
        }

        return valid && actions.PatternArray.Length > 0;
    }

    private static bool IsAction(ActionPattern pattern)
    {
        if (pattern.Text == "*")
            return true;
        return pattern.Text.StartsWith(S3Actions.Prefix, StringComparison.OrdinalIgnoreCase) && AnyAction(pattern, _ => true);
    }

    private static bool AnyAction(ActionPattern pattern, Func<S3Action, bool> test)
    {
        foreach (var action in S3Actions.All)
        {
            if (pattern.Pattern.IsMatch(action.FullName) && test(action))
                return true;
        }

        return false;
    }

    /// <summary>Whether the resources name the bucket, keys in it, or both; null when one of them is outside.</summary>
    private static (bool Bucket, bool Objects)? CheckResources(ResourceSet resources, string bucketName, ElementReader element)
    {
        var bucket = false;
        var objects = false;
        var valid = resources.PatternArray.Length > 0;
        foreach (var pattern in resources.PatternArray)
        {
            if (Reach(pattern, bucketName) is { } reach)
            {
                bucket |= reach.Bucket;
                objects |= reach.Objects;
            }
            else
            {
                element.Report(PolicyProblemKind.InvalidResource, pattern.Span, PolicyMessages.InvalidResource);
                valid = false;
            }
        }

        return valid ? (bucket, objects) : null;
    }

    private static (bool Bucket, bool Objects)? Reach(ResourcePattern pattern, string bucketName)
    {
        if (pattern.IsEverything)
            return (true, true);
        if (Arn.FromPattern(pattern.Template.Widest()) is not { } arn
            || !arn.BeginsWithArn
            || arn.Service.Text != "s3"
            || arn.Region.Text.Length > 0
            || arn.Account.Text.Length > 0
            || !IsPartition(arn.Partition))
        {
            return null;
        }

        var bucket = arn.Last.IsMatch(bucketName);
        var objects = arn.Last.CoverageOf(bucketName + "/") != Coverage.None;
        return bucket || objects ? (bucket, objects) : null;
    }

    private static bool IsPartition(WildcardPattern partition) =>
        partition.HasWildcards || partition.Text == "aws" || partition.Text.StartsWith("aws-", StringComparison.Ordinal);

    // The Not-forms are about everything else, so nothing can fail to fit.
    private static void CheckFit(StatementDraft statement, (bool Bucket, bool Objects) resources, ElementReader element)
    {
        if (statement.Actions is not { IsNegated: false } actions || statement.Resources!.IsNegated)
            return;
        foreach (var pattern in actions.PatternArray)
        {
            if (!AnyAction(pattern, action => Fits(action.ResourceType, resources)))
                element.Report(PolicyProblemKind.ActionResourceMismatch, pattern.Span, PolicyMessages.ActionResourceMismatch);
        }
    }

    private static bool Fits(S3ResourceType type, (bool Bucket, bool Objects) resources) => type switch
    {
        S3ResourceType.Object => resources.Objects,
        S3ResourceType.Bucket => resources.Bucket,
        _ => false,
    };

    private static void CheckKey(Condition condition, ActionSet? actions, ElementReader element)
    {
        if (condition.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && condition.Key.Length > "aws:".Length)
            return;
        var key = condition.Key.StartsWith(S3Actions.Prefix, StringComparison.OrdinalIgnoreCase) ? S3ConditionKeys.Find(condition.Key) : null;
        if (key is null)
        {
            element.Report(PolicyProblemKind.InvalidConditionKey, condition.Span, PolicyMessages.InvalidConditionKey);
            return;
        }

        if (actions is null or { IsNegated: true })
            return;
        foreach (var pattern in actions.PatternArray)
        {
            if (AnyAction(pattern, key.BelongsTo))
                continue;
            element.Report(PolicyProblemKind.ConditionActionMismatch, condition.Span, PolicyMessages.ConditionActionMismatch);
            return;
        }
    }
}
