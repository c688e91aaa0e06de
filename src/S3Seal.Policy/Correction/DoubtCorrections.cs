using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;
using S3Seal.Policy.Review;

namespace S3Seal.Policy.Correction;

/// <summary>What would say what a doubtful part was meant to say: a row for each kind of doubt. Nothing here is proven yet.</summary>
internal static class DoubtCorrections
{
    private delegate (string Title, IReadOnlyList<PolicyEdit> Edits)? Row(PolicySource source, Statement statement, PolicyDoubt doubt);

    private static readonly Dictionary<PolicyDoubtKind, Row> Rows = new()
    {
        [PolicyDoubtKind.ImpossibleValue] = Respell,
        [PolicyDoubtKind.NoObjects] = Respell,
        [PolicyDoubtKind.LiteralWildcard] = ReadWildcards,
        [PolicyDoubtKind.AnyValueOfAbsentKey] = DropPrefix,
        [PolicyDoubtKind.Swallowed] = DropNull,
        [PolicyDoubtKind.Contradiction] = Split,
    };

    /// <summary>The edits; null when there is no single thing that was meant.</summary>
    public static (string Title, IReadOnlyList<PolicyEdit> Edits)? Of(PolicySource source, PolicyDocument policy, PolicyDoubt doubt) =>
        Rows.TryGetValue(doubt.Kind, out var row) && policy.Statements.FirstOrDefault(statement => IsIn(doubt.Span, statement.Span)) is { } statement
            ? row(source, statement, doubt) : null;

    private static (string, IReadOnlyList<PolicyEdit>)? Respell(PolicySource source, Statement statement, PolicyDoubt doubt) =>
        doubt.Replacement is { } text ? ($"Write {text}", [new PolicyEdit(doubt.Span.Offset, doubt.Span.Length, text)]) : null;

    private static (string, IReadOnlyList<PolicyEdit>)? ReadWildcards(PolicySource source, Statement statement, PolicyDoubt doubt) =>
        statement.Conditions.Conditions.FirstOrDefault(condition => condition.Values.Any(value => value.Span == doubt.Span)) is { } condition
            ? Rename(source, statement, condition, ConditionOperators.Write(Like(condition), condition.Quantifier, condition.IfExists)) : null;

    private static (string, IReadOnlyList<PolicyEdit>)? DropPrefix(PolicySource source, Statement statement, PolicyDoubt doubt) =>
        At(statement, doubt) is { } condition ? Rename(source, statement, condition, condition.Operator.Name) : null;

    private static (string, IReadOnlyList<PolicyEdit>)? DropNull(PolicySource source, Statement statement, PolicyDoubt doubt) =>
        statement.Effect == Effect.Deny && At(statement, doubt) is { } other && Absence(statement, other) is { } absence && source.Remove(statement, absence) is { Count: > 0 } edits
            ? ($"Take Null away: {other.OperatorText} denies a request without the key too", edits) : null;

    private static (string, IReadOnlyList<PolicyEdit>)? Split(PolicySource source, Statement statement, PolicyDoubt doubt)
    {
        if (statement.Effect != Effect.Deny || At(statement, doubt) is not { } other || Absence(statement, other) is not { } absence
            || source.Remove(statement, other) is not { Count: > 0 } first || source.Remove(statement, absence) is not { Count: > 0 } second)
        {
            return null;
        }

        var copy = new List<PolicyEdit>(second);
        if (statement.Sid is { Length: > 0 } sid && source.MemberOf(statement, "Sid") is { } member)
            copy.Add(new PolicyEdit(member.Value.Span.Offset, member.Value.Span.Length, PolicySource.Quote(sid + "2")));
        return ("Give each condition its own statement", [.. first, .. source.InsertBehind(statement, source.TextOf(statement, copy))]);
    }

    private static (string, IReadOnlyList<PolicyEdit>)? Rename(PolicySource source, Statement statement, Condition condition, string name) =>
        source.Rename(statement, condition, name) is { Count: > 0 } edits ? ($"Write {name}", edits) : null;

    private static ConditionOperator Like(Condition condition) =>
        ConditionOperators.Find(condition.Operator.IsNegated ? "StringNotLike" : "StringLike", out _, out _)!;

    private static Condition? At(Statement statement, PolicyDoubt doubt) => statement.Conditions.Conditions.FirstOrDefault(condition => condition.Span == doubt.Span);

    private static Condition? Absence(Statement statement, Condition other) => statement.Conditions.Conditions.FirstOrDefault(condition =>
        condition.Operator.Family == OperatorFamily.Null && condition.Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase));

    private static bool IsIn(JsonSpan inner, JsonSpan outer) => inner.Offset >= outer.Offset && inner.Offset < outer.Offset + outer.Length;
}
