using System.Text.Json.Nodes;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Repair;

namespace S3Seal.Tool.Policies;

/// <summary>A decision with every statement and repair as JSON.</summary>
internal static class ExplanationFormat
{
    public static JsonObject Malformed(ParsedPolicy parsed) => new()
    {
        ["decision"] = nameof(Malformed),
        ["statements"] = new JsonArray(),
        ["problems"] = ProblemFormat.Write(parsed.Problems),
        ["because"] = "S3 refuses the policy: " + parsed.Problems[0].Message,
        ["repairs"] = new JsonArray(),
    };

    public static JsonObject Write(Explanation explanation, RepairPlan plan) => new()
    {
        ["decision"] = explanation.Decision.ToString(),
        ["statements"] = Array(explanation.Policy!.Statements, statement => Write(explanation, statement)),
        ["problems"] = new JsonArray(),
        ["because"] = explanation.Because,
        ["repairs"] = Array(plan.Repairs, repair => new JsonObject
        {
            ["changes"] = Array(repair.Changes, Write),
            ["text"] = repair.ToString(),
        }),
        ["obstacles"] = Array(plan.Obstacles, statement => JsonValue.Create(statement.Label)),
    };

    private static JsonObject Write(Explanation explanation, Statement statement)
    {
        var finding = explanation.Look(statement);
        return new JsonObject
        {
            ["statement"] = statement.Label,
            ["index"] = statement.Index,
            ["line"] = statement.Span.Line,
            ["column"] = statement.Span.Column,
            ["effect"] = statement.Effect.ToString(),
            ["applies"] = finding.Applies == Truth.True,
            ["decides"] = explanation.DecidingStatements.Contains(statement),
            ["reason"] = finding.Reason,
            ["conditions"] = Array(finding.Conditions, condition => new JsonObject
            {
                ["operator"] = condition.Condition.OperatorText,
                ["key"] = condition.Condition.Key,
                ["policy"] = Array(condition.Condition.Values, value => JsonValue.Create(value.Text)),
                ["request"] = condition.Actual.State == ContextState.Known ? Array(condition.Actual.Values, value => JsonValue.Create(value)) : null,
                ["holds"] = condition.Holds == Truth.True,
            }),
        };
    }

    private static JsonObject Write(KeyChange change) => new()
    {
        ["key"] = change.Key,
        ["value"] = change.Value,
        ["isPlaceholder"] = change.IsPlaceholder,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);
}
