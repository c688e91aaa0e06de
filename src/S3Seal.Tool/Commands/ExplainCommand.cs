using System.CommandLine;
using System.Text.Json;
using S3Seal.Analyzers.Policies;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Repair;
using S3Seal.Tool.Calls;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Loading;
using S3Seal.Tool.Policies;
using PolicyFile = S3Seal.Tool.Checking.PolicyFile;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal explain</c>: why a policy lets a request through or not, and what would let it through.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Option<FileInfo?> _policy = new("--policy") { Description = "The bucket policy. With --call: the policy that is asked in place of the project's own." };
    private readonly Option<FileInfo?> _request = new("--request") { Description = "The request as JSON: principal, action, resource and context, or a whole line as 'evaluate' reads it." };
    private readonly Option<string?> _call = new("--call") { Description = "A call in the code: which statements of which policies speak about it, and what is known of it.", HelpName = "FILE:LINE" };
    private readonly Option<string?> _project = new("--project") { Description = "The project of the call; without it, the one nearest to the file.", HelpName = "PATH" };
    private readonly Option<string?> _bucket = new("--bucket") { Description = "The bucket the policy is for; without it, the bucket of the request's resource." };
    private readonly Option<string?> _account = new("--account") { Description = "The account that owns the bucket, twelve digits." };
    private readonly Option<string?> _identity = new("--identity-policy") { Description = "What the caller's own policies say: allow, none or deny. Without it, the bucket policy is asked alone." };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public ExplainCommand()
        : base("explain", "Says why a bucket policy lets a request, or a call in the code, through or not.")
    {
        _format.AcceptOnlyFromAmong("text", "json");
        _identity.AcceptOnlyFromAmong("allow", "none", "deny");
        Options.Add(_policy);
        Options.Add(_request);
        Options.Add(_call);
        Options.Add(_project);
        Options.Add(_bucket);
        Options.Add(_account);
        Options.Add(_identity);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_call) is { } call)
        {
            return await ExplainCallAsync(CallPlace.Parse(call), arguments, cancellationToken);
        }

        var policyFile = arguments.GetValue(_policy) ?? throw new CannotRunException("--policy is missing");
        var requestFile = arguments.GetValue(_request) ?? throw new CannotRunException("--request is missing, or --call");
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

    private async Task<int> ExplainCallAsync(CallPlace place, ParseResult arguments, CancellationToken cancellationToken)
    {
        var progress = ProgressLine.On(arguments.InvocationConfiguration.Error);
        var named = arguments.GetValue(_policy) is { } file ? await PolicyFile.ReadAsync(file.FullName, cancellationToken) : null;
        using var code = await LoadedCode.LoadAsync(arguments.GetValue(_project) ?? place.NearestProject(), progress, cancellationToken);
        var documents = code.Projects.Select(project => named is null ? project : CodeCheck.WithPolicy(project, named))
            .Select(project => project.Documents.FirstOrDefault(document => document.FilePath == place.FilePath)).OfType<Microsoft.CodeAnalysis.Document>().ToArray();
        progress.Clear();
        if (documents.Length == 0)
        {
            throw new CannotRunException($"'{CheckedFolder.Relative(place.FilePath)}' belongs to none of the projects: name its own with --project.");
        }

        var heard = (await UploadListener.ListenAsync(documents[0], cancellationToken)).Where(hearing => place.Covers(hearing)).ToArray();
        if (heard.Length == 0)
        {
            throw new CannotRunException($"No upload stands in line {place.Line}, or no policy is known: a policy is an AdditionalFiles item, a string that reaches PutBucketPolicy, or --policy FILE.");
        }

        foreach (var hearing in heard)
        {
            await arguments.InvocationConfiguration.Output.WriteLineAsync(
                arguments.GetValue(_format) == "json" ? CallJson.Of(hearing).ToJsonString(JsonStyle.Line) : CallText.Of(hearing));
        }

        return heard.Any(hearing => hearing.Answer == PolicyAnswer.Refused) ? ExitCode.Findings : ExitCode.Clean;
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
