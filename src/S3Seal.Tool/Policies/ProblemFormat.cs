using System.Text.Json.Nodes;
using S3Seal.Policy.Parsing;

namespace S3Seal.Tool.Policies;

/// <summary>The problems of a policy, or of the line that carried it, as JSON.</summary>
internal static class ProblemFormat
{
    public static JsonArray Write(IEnumerable<PolicyProblem> problems) => new([.. problems.Select(JsonNode? (problem) => new JsonObject
    {
        ["code"] = problem.Code,
        ["message"] = problem.Message,
        ["reason"] = problem.Reason,
        ["statement"] = problem.StatementIndex >= 0 ? problem.StatementIndex : null,
        ["line"] = problem.Span.Line,
        ["column"] = problem.Span.Column,
        ["offset"] = problem.Span.Offset,
        ["length"] = problem.Span.Length,
    })]);

    /// <summary>A line that is no request at all.</summary>
    public static JsonArray OfLine(string message) => [new JsonObject { ["code"] = "MalformedInput", ["message"] = message }];
}
