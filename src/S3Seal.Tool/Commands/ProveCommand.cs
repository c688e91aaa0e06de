using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;
using S3Seal.Tool.Policies;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal prove</c>: whether a policy enforces a requirement, or a request that gets through all the same.</summary>
internal sealed class ProveCommand : Command
{
    private const string UnknownRequirement = "The requirement must be aes256, kms, kms-key=ARN, no-sse-c or tls";
    // A template does not say in which account it is deployed.
    private const string TemplateOwner = "111122223333";
    private const string TooManyCases = "The policy has more cases than the proof goes through.";

    private readonly Option<FileInfo?> _policy = new("--policy") { Description = "The bucket policy. Without it, questions are read from standard input as JSON lines." };
    private readonly Option<string?> _from = new("--from") { Description = "A CloudFormation or SAM template, a Terraform plan, a .tf file or a folder of them: every bucket in it is proved." };
    private readonly Option<string?> _bucket = new("--bucket") { Description = "The bucket the policy is for." };
    private readonly Option<string?> _account = new("--account") { Description = "The account that owns the bucket, twelve digits." };
    private readonly Option<string?> _require = new("--require") { Description = "aes256, kms, kms-key=ARN, no-sse-c or tls." };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public ProveCommand()
        : base("prove", "Proves that a bucket policy enforces encryption or TLS, or shows a request that gets through.")
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Options.Add(_policy);
        Options.Add(_from);
        Options.Add(_bucket);
        Options.Add(_account);
        Options.Add(_require);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(_from) is { } template)
        {
            return await ProveTemplateAsync(template, arguments, output, cancellationToken);
        }

        if (arguments.GetValue(_policy) is not { } file)
        {
            using var input = JsonLines.StandardInput();
            await JsonLines.AnswerAsync(input, output, Answer, cancellationToken);
            return ExitCode.Clean;
        }

        var bucket = arguments.GetValue(_bucket) ?? throw new CannotRunException("--bucket is missing");
        var account = arguments.GetValue(_account) ?? throw new CannotRunException("--account is missing");
        var requirement = RequirementOf(arguments);
        var parsed = PolicyValidator.Validate(await PolicyText.ReadAsync(file, cancellationToken), bucket);
        var proof = parsed.Document is { } policy ? PolicyProver.Prove(policy, bucket, account, requirement) : null;
        var written = arguments.GetValue(_format) == "json"
            ? Write(proof, ProblemFormat.Write(parsed.Problems)).ToJsonString(JsonStyle.Line)
            : ProofText.Of(file.Name, parsed, proof);
        await output.WriteLineAsync(written.AsMemory(), cancellationToken);
        return proof?.IsEnforced switch
        {
            true => ExitCode.Clean,
            false => ExitCode.Findings,
            _ => ExitCode.CouldNotRun,
        };
    }

    private async Task<int> ProveTemplateAsync(string template, ParseResult arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var reading = await TemplateProofs.ReadAsync(template, cancellationToken);
        var proofs = TemplateProofs.Prove(reading, arguments.GetValue(_account) ?? TemplateOwner, RequirementOf(arguments));
        var written = arguments.GetValue(_format) == "json"
            ? TemplateProofs.Json(reading, proofs, Write).ToJsonString(JsonStyle.Line)
            : TemplateProofs.Words(reading, proofs);
        await output.WriteLineAsync(written.AsMemory(), cancellationToken);
        return TemplateProofs.Exit(reading, proofs);
    }

    private Requirement RequirementOf(ParseResult arguments) =>
        Requirement.Parse(arguments.GetValue(_require) ?? throw new CannotRunException("--require is missing")) ?? throw new CannotRunException(UnknownRequirement);

    internal static string Answer(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Answer(document.RootElement).ToJsonString(JsonStyle.Line);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            return Write(null, ProblemFormat.OfLine(problem.Message)).ToJsonString(JsonStyle.Line);
        }
    }

    private static JsonObject Answer(JsonElement line)
    {
        var text = PolicyText.Read(RequestFormat.Member(line, "policy"));
        var bucket = RequestFormat.ReadText(RequestFormat.Member(line, "bucket"), "bucket");
        var owner = RequestFormat.ReadText(RequestFormat.Member(line, "bucketOwner"), "bucketOwner");
        var requirement = Requirement.Parse(RequestFormat.ReadText(RequestFormat.Member(line, "require"), "require"))
            ?? throw new FormatException(UnknownRequirement);
        var parsed = PolicyValidator.Validate(text, bucket);
        return Write(parsed.Document is { } policy ? PolicyProver.Prove(policy, bucket, owner, requirement) : null, ProblemFormat.Write(parsed.Problems));
    }

    private static JsonObject Write(Proof? proof, JsonArray problems)
    {
        if (proof is { IsEnforced: null })
            problems.Add((JsonNode)new JsonObject { ["code"] = "TooManyCases", ["message"] = TooManyCases });
        return new JsonObject
        {
            ["enforced"] = proof?.IsEnforced,
            ["nothingGetsThrough"] = proof?.NothingGetsThrough ?? false,
            ["counterexample"] = proof?.Counterexample is { } request ? RequestFormat.Write(request) : null,
            ["problems"] = problems,
        };
    }
}
