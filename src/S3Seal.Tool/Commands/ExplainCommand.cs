using System.CommandLine;
using System.Text.Json;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Repair;
using S3Seal.Tool.Policies;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal explain</c>: why a policy lets a request through or not, and what would let it through.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Option<FileInfo> _policy = new("--policy") { Description = "The bucket policy.", Required = true };
    private readonly Option<FileInfo> _request = new("--request") { Description = "The request as JSON: principal, action, resource and context, or a whole line as 'evaluate' reads it.", Required = true };
    private readonly Option<string?> _bucket = new("--bucket") { Description = "The bucket the policy is for; without it, the bucket of the request's resource." };
    private readonly Option<string?> _account = new("--account") { Description = "The account that owns the bucket, twelve digits." };
    private readonly Option<string?> _identity = new("--identity-policy") { Description = "What the caller's own policies say: allow, none or deny. Without it, the bucket policy is asked alone." };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public ExplainCommand()
        : base("explain", "Says why a bucket policy lets a request through or not, and the smallest changes that would let it through.")
    {
        _format.AcceptOnlyFromAmong("text", "json");
        _identity.AcceptOnlyFromAmong("allow", "none", "deny");
        Options.Add(_policy);
        Options.Add(_request);
        Options.Add(_bucket);
        Options.Add(_account);
        Options.Add(_identity);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var policyFile = arguments.GetValue(_policy)!;
        var requestFile = arguments.GetValue(_request)!;
        var text = await PolicyText.ReadAsync(policyFile, cancellationToken);
        var question = Read(requestFile, await PolicyText.ReadAsync(requestFile, cancellationToken), arguments);
        var isJson = arguments.GetValue(_format) == "json";
        var output = arguments.InvocationConfiguration.Output;
        try
        {
            var parsed = PolicyValidator.Validate(text, question.Bucket ?? question.BucketOfResource());
            if (parsed.Document is not { } policy)
            {
                await output.WriteLineAsync(isJson ? ExplanationFormat.Malformed(parsed).ToJsonString(JsonStyle.Line) : ProofText.Of(policyFile.Name, parsed, null));
                return ExitCode.CouldNotRun;
            }

            var access = question.Access(policy);
            var options = new RepairOptions { AllowsCustomerKeys = true };

            // Asked alone, a policy of Denies allows nothing at all: then it is the denial that a change must end.
            var explanation = access is null ? PolicyEvaluator.Evaluate(policy, question.Request) : AccessDecision.Decide(access);
            var plan = access is not null ? RequestRepairs.Find(access, options)
                : explanation.Decision == Decision.ExplicitDeny ? RequestRepairs.Find(policy, question.Request, options)
                : RequestRepairs.FindAllowed(policy, question.Request, options);
            await output.WriteLineAsync(isJson
                ? ExplanationFormat.Write(explanation, plan).ToJsonString(JsonStyle.Line)
                : ExplanationText.Of(policyFile.Name, explanation, plan));
            return explanation.IsAllowed ? ExitCode.Clean : ExitCode.Findings;
        }
        catch (FormatException problem)
        {
            throw new CannotRunException(problem.Message);
        }
    }

    private ExplainQuestion Read(FileInfo file, string text, ParseResult arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var question = ExplainQuestion.Read(document.RootElement);
            return question with
            {
                Bucket = arguments.GetValue(_bucket) ?? question.Bucket,
                BucketOwner = arguments.GetValue(_account) ?? question.BucketOwner,
                IdentityPolicy = arguments.GetValue(_identity) is { } word ? ExplainQuestion.ReadIdentity(word) : question.IdentityPolicy,
            };
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw new CannotRunException($"{file}: {problem.Message}");
        }
    }
}
