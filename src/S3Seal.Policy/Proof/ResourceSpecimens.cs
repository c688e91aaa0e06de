using System;
using System.Collections.Generic;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>Keys that stand for all others: the policy's resources cannot tell a key from its specimen.</summary>
internal sealed class ResourceSpecimens(string bucket)
{
    private const string OrdinaryKey = "report.txt";

    private readonly string _bucket = bucket;

    /// <summary>Objects of the bucket as the last part of their ARN, the most ordinary first.</summary>
    public List<string> Objects(IReadOnlyList<Statement> statements, IEnumerable<string> variableValues, ref bool isComplete)
    {
        var beginning = _bucket + "/";
        var patterns = new List<WildcardPattern>();
        foreach (var statement in statements)
        {
            foreach (var resource in statement.Resources.PatternArray)
                Collect(resource, variableValues, patterns);
        }

        var found = new List<string> { beginning + OrdinaryKey };
        if (patterns.TrueForAll(pattern => pattern.CoverageOf(beginning) != Coverage.Some))
            return found;
        var verdicts = new HashSet<string>(StringComparer.Ordinal) { Verdict(patterns, found[0]) };
        var texts = TextSpecimens.Find(patterns.ConvertAll(TextPattern.OfText), beginning, out var complete);
        foreach (var text in texts)
        {
            if (verdicts.Add(Verdict(patterns, text)))
                found.Add(text);
        }

        isComplete &= complete;
        return found;
    }

    private static void Collect(ResourcePattern resource, IEnumerable<string> variableValues, List<WildcardPattern> patterns)
    {
        if (!resource.HasVariables)
        {
            if (resource.FixedArn is { } arn)
                AddOnce(patterns, arn.Last);
            return;
        }

        foreach (var value in variableValues)
        {
            if (resource.Template.Resolve(new SameValue(value), out _) is { } resolved && Arn.FromPattern(resolved) is { } filled)
                AddOnce(patterns, filled.Last);
        }
    }

    private static void AddOnce(List<WildcardPattern> patterns, WildcardPattern pattern)
    {
        if (!patterns.Exists(known => known.IsSameAs(pattern)))
            patterns.Add(pattern);
    }

    private static string Verdict(List<WildcardPattern> patterns, string text) =>
        new(patterns.ConvertAll(pattern => pattern.IsMatch(text) ? '1' : '0').ToArray());

    /// <summary>Every variable has the one value.</summary>
    private sealed class SameValue(string text) : IVariableSource
    {
        public VariableState Find(string key, out string value)
        {
            value = text;
            return VariableState.Set;
        }
    }
}
