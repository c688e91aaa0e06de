using System;
using System.Collections.Generic;
using System.Text;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>Actions that stand for all others that a requirement is about.</summary>
internal static class ActionSpecimens
{
    // Asked before there is a bucket with a policy.
    private const string BeforeTheBucket = "CreateBucket";

    private static readonly string[] MostOrdinary = [PolicyProver.Upload, "GetObject", "ListBucket", "DeleteObject"];

    public static IEnumerable<S3Action> Of(PolicyDocument policy, Requirement requirement)
    {
        if (requirement.Kind != RequirementKind.Tls)
            return [S3Actions.Find(PolicyProver.Upload)!];
        var keys = KeyUse.Collect(policy.StatementArray).Keys;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var specimens = new List<S3Action>();
        foreach (var action in InOrder())
        {
            if (seen.Add(Signature(policy, action, keys)))
                specimens.Add(action);
        }

        return specimens;
    }

    private static IEnumerable<S3Action> InOrder()
    {
        foreach (var name in MostOrdinary)
            yield return S3Actions.Find(name)!;
        foreach (var action in S3Actions.All)
        {
            if (action.ResourceType != S3ResourceType.Other && action.Name != BeforeTheBucket)
                yield return action;
        }
    }

    /// <summary>Actions of one signature are the same to the policy.</summary>
    private static string Signature(PolicyDocument policy, S3Action action, IEnumerable<string> keys)
    {
        var text = new StringBuilder(action.ResourceType == S3ResourceType.Bucket ? "b" : action.Name == PolicyProver.Upload ? "u" : "o");
        foreach (var statement in policy.StatementArray)
            text.Append(statement.Actions.Covers(action.FullName) ? '1' : '0');
        foreach (var key in keys)
            text.Append(S3ConditionKeys.Find(key) is { } known && !known.BelongsTo(action) ? '0' : '1');
        return text.ToString();
    }
}
