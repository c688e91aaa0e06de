using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Tool.Policies;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal evaluate</c>: judges requests that come as JSON lines, one answer a line.</summary>
internal sealed class EvaluateCommand : Command
{
    private const string Malformed = "Malformed";

    // Thousands of lines about one policy are the normal case: the text is read once.
    private readonly LastPolicy _last = new();

    public EvaluateCommand()
        : base("evaluate", "Reads requests with their bucket policy as JSON lines and writes one decision a line.") => SetAction(RunAsync);

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var input = JsonLines.StandardInput();
        await JsonLines.AnswerAsync(input, arguments.InvocationConfiguration.Output, Answer, cancellationToken);
        return ExitCode.Clean;
    }

    internal string Answer(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Answer(document.RootElement).ToJsonString(JsonStyle.Line);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            return Write(Malformed, [], ProblemFormat.OfLine(problem.Message), "The line is no request: " + problem.Message).ToJsonString(JsonStyle.Line);
        }
    }

    private JsonObject Answer(JsonElement line)
    {
        var text = PolicyText.Read(RequestFormat.Member(line, "policy"));
        var parsed = _last.Validate(text, RequestFormat.ReadText(RequestFormat.Member(line, "bucket"), "bucket"));
        if (parsed.Document is not { } policy)
            return Write(Malformed, [], ProblemFormat.Write(parsed.Problems), "S3 refuses the policy: " + parsed.Problems[0].Message);
        var request = RequestFormat.Read(RequestFormat.Member(line, "request"));
        var explanation = line.TryGetProperty("identityPolicy", out var identity) && identity.ValueKind != JsonValueKind.Null
            ? AccessDecision.Decide(new AccessRequest
            {
                Request = request,
                BucketOwner = RequestFormat.ReadText(RequestFormat.Member(line, "bucketOwner"), "bucketOwner"),
                BucketPolicy = policy,
                IdentityPolicy = ExplainQuestion.ReadIdentity(RequestFormat.ReadText(identity, "identityPolicy")),
            })
            : PolicyEvaluator.Evaluate(policy, request);
        return Write(explanation.Decision.ToString(), explanation.DecidingStatements, [], explanation.Because);
    }

    private static JsonObject Write(string decision, IEnumerable<Statement> statements, JsonArray problems, string because) => new()
    {
        ["decision"] = decision,
        ["statements"] = new JsonArray([.. statements.Select(statement => (JsonNode?)JsonValue.Create(statement.Label))]),
        ["problems"] = problems,
        ["because"] = because,
    };

    /// <summary>Remembers the policy of the line before.</summary>
    private sealed class LastPolicy
    {
        private string? _text;
        private string? _bucket;
        private ParsedPolicy? _parsed;

        public ParsedPolicy Validate(string text, string bucket)
        {
            if (_parsed is null || _text != text || _bucket != bucket)
            {
                _parsed = PolicyValidator.Validate(text, bucket);
                _text = text;
                _bucket = bucket;
            }

            return _parsed;
        }
    }
}
