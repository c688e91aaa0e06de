using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Review;

/// <summary>Finds statements that can never apply, or always do, though their author meant otherwise. A row for each kind of mistake.</summary>
public static class PolicyReview
{
    private const string Method = "s3:x-amz-server-side-encryption";
    private const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>The values that a request can carry, for the keys of which AWS lists them.</summary>
    private static readonly Dictionary<string, string[]> PossibleValues = new(StringComparer.OrdinalIgnoreCase)
    {
        [Method] = ["AES256", "aws:kms", "aws:kms:dsse"],
        [CustomerAlgorithm] = ["AES256"],
        ["s3:x-amz-acl"] = ["private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write"],
        ["s3:x-amz-metadata-directive"] = ["COPY", "REPLACE"],
        ["s3:object-lock-mode"] = ["GOVERNANCE", "COMPLIANCE"],
        ["s3:object-lock-legal-hold"] = ["ON", "OFF"],
        ["s3:signatureversion"] = ["AWS", "AWS4-HMAC-SHA256"],
    };

    private static readonly Func<Statement, IEnumerable<PolicyDoubt>>[] Checks =
        [ImpossibleValues, LiteralWildcards, AnyValuesOfAbsentKeys, NullAgainstOthers, NullAgainstItself, NoObjects];

    /// <summary>Every doubt about a policy, in the order of the text.</summary>
    public static IReadOnlyList<PolicyDoubt> Review(PolicyDocument policy) =>
        [.. policy.Statements.SelectMany(static statement => Checks.SelectMany(check => check(statement))).OrderBy(static doubt => doubt.Span.Offset)];

    private static IEnumerable<PolicyDoubt> ImpossibleValues(Statement statement)
    {
        foreach (var condition in statement.Conditions.Conditions)
        {
            if (condition.Operator.Family != OperatorFamily.String || condition.Operator.IgnoresCase || !PossibleValues.TryGetValue(condition.Key, out var possible))
                continue;
            foreach (var value in condition.Values)
            {
                if (value.HasVariables || possible.Any(word => Fits(condition, value.Text, word)))
                    continue;
                var meant = possible.FirstOrDefault(word => Squeezed(word) == Squeezed(value.Text));
                yield return new PolicyDoubt(
                    PolicyDoubtKind.ImpossibleValue,
                    value.Span,
                    $"No request carries '{value.Text}' as {condition.Key}: the value is " + (meant is null ? $"one of {string.Join(", ", possible)}." : $"spelt '{meant}'."),
                    meant is null ? null : $"\"{meant}\"");
            }
        }
    }

    private static IEnumerable<PolicyDoubt> LiteralWildcards(Statement statement)
    {
        foreach (var condition in statement.Conditions.Conditions)
        {
            if (condition.Operator is not { Family: OperatorFamily.String, HasWildcards: false })
                continue;
            foreach (var value in condition.Values.Where(static value => !value.HasVariables && value.Text.IndexOfAny(['*', '?']) >= 0))
            {
                var like = ConditionOperators.Find(condition.Operator.IsNegated ? "StringNotLike" : "StringLike", out _, out _)!;
                yield return new PolicyDoubt(
                    PolicyDoubtKind.LiteralWildcard,
                    value.Span,
                    $"Under {condition.OperatorText} the wildcard in '{value.Text}' is an ordinary character; {ConditionOperators.Write(like, condition.Quantifier, condition.IfExists)} reads it as a pattern.");
            }
        }
    }

    private static IEnumerable<PolicyDoubt> AnyValuesOfAbsentKeys(Statement statement)
    {
        if (statement.Effect != Effect.Deny)
            yield break;
        foreach (var condition in statement.Conditions.Conditions)
        {
            if (condition is { Quantifier: SetQuantifier.ForAnyValue, IfExists: false, Operator.IsNegated: true } && condition.Key.StartsWith("s3:x-amz-", StringComparison.OrdinalIgnoreCase))
            {
                yield return new PolicyDoubt(
                    PolicyDoubtKind.AnyValueOfAbsentKey,
                    condition.Span,
                    $"ForAnyValue is false for a request without {condition.Key}: this Deny lets such a request through. Write {condition.Operator.Name} without the prefix.");
            }
        }
    }

    private static IEnumerable<PolicyDoubt> NullAgainstOthers(Statement statement)
    {
        var conditions = statement.Conditions.Conditions;
        foreach (var absence in conditions.Where(static condition => IsNull(condition, "true")))
        {
            foreach (var other in conditions.Where(other => other.Operator.Family != OperatorFamily.Null && SameKey(other, absence)))
            {
                yield return other.HoldsWhenAbsent
                    ? new PolicyDoubt(
                        PolicyDoubtKind.Swallowed,
                        other.Span,
                        $"Conditions of one statement must all hold: with Null true, {other.OperatorText} on {other.Key} changes nothing, and a request with another value is not denied. Give each its own statement.")
                    : new PolicyDoubt(
                        PolicyDoubtKind.Contradiction,
                        other.Span,
                        $"This statement never applies: {other.Key} cannot be absent (Null true) and match {other.OperatorText} at once.");
            }
        }
    }

    private static IEnumerable<PolicyDoubt> NullAgainstItself(Statement statement)
    {
        foreach (var condition in statement.Conditions.Conditions)
        {
            if (IsNull(condition, "true") && IsNull(condition, "false"))
            {
                yield return new PolicyDoubt(PolicyDoubtKind.AlwaysTrue, condition.Span, $"Null with both true and false always holds: {condition.Key} is either there or not.");
            }
        }
    }

    private static IEnumerable<PolicyDoubt> NoObjects(Statement statement)
    {
        if (statement.Resources.IsNegated || statement.Actions.IsNegated || !statement.Actions.Covers("s3:PutObject")
            || statement.Resources.Patterns.Any(static pattern => CoversObjects(pattern.Text))
            || !statement.Conditions.Conditions.Any(static condition => IsUploadKey(condition.Key)))
        {
            yield break;
        }

        var first = statement.Resources.Patterns[0];
        yield return new PolicyDoubt(
            PolicyDoubtKind.NoObjects,
            first.Span,
            $"'{first.Text}' is the bucket itself; uploads are about objects, '{first.Text}/*'.",
            $"\"{first.Text}/*\"");
    }

    private static bool Fits(Condition condition, string written, string word) =>
        condition.Operator.HasWildcards ? Matching.WildcardPattern.Parse(written).IsMatch(word) : written == word;

    private static string Squeezed(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static bool IsNull(Condition condition, string presence) =>
        condition.Operator.Family == OperatorFamily.Null && condition.Values.Any(value => value.Text.Equals(presence, StringComparison.OrdinalIgnoreCase));

    private static bool SameKey(Condition left, Condition right) => left.Key.Equals(right.Key, StringComparison.OrdinalIgnoreCase);

    private static bool IsUploadKey(string key) => key.StartsWith(Method, StringComparison.OrdinalIgnoreCase);

    // "arn:aws:s3:::b*" and "*" reach objects too.
    private static bool CoversObjects(string resource) => resource.IndexOf('/') >= 0 || resource.IndexOfAny(['*', '?', '$']) >= 0;
}
