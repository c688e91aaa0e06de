using System.Text;
using System.Text.Json.Nodes;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;
using S3Seal.Templates;
using S3Seal.Templates.Policies;

namespace S3Seal.Tool.Policies;

/// <summary>One bucket of a template and what became of the question about its policy.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Policy">Its policy; null when the template has none.</param>
/// <param name="Parsed">The policy as it was read; null without one.</param>
/// <param name="Proof">The proof; null without a policy that S3 accepts, and when the answer rests on what the template leaves open.</param>
internal sealed record TemplateProof(FoundBucket Bucket, FoundPolicy? Policy, ParsedPolicy? Parsed, Proof? Proof)
{
    /// <summary>Whether the answer depends on what the template leaves open.</summary>
    public bool IsOpen => Policy is { OpenValues.Count: > 0 } && Parsed?.Document is not null && Proof is null;

    /// <summary>What S3 would refuse, with the places in the template.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; } =
        [.. (Parsed?.Problems ?? []).Select(problem => Policy!.Positions.Locate(problem.Span.Offset) is { } place
            ? problem with { Span = new JsonSpan(place.Start, place.Length, place.Line, place.Column) } : problem)];
}

/// <summary><c>s3seal prove --from</c>: every bucket of a template, a plan or a folder of Terraform files.</summary>
internal static class TemplateProofs
{
    /// <summary>Reads what is at the path.</summary>
    /// <param name="path">A file, or a folder: then its <c>*.tf</c> files as one module.</param>
    public static async Task<TemplateReading> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.tf").Order(StringComparer.Ordinal).ToArray()
            : File.Exists(path) ? [path]
            : throw new CannotRunException($"{path} does not exist");
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var file in files)
        {
            texts.Add(new(file, await File.ReadAllTextAsync(file, cancellationToken)));
        }

        var reading = TemplateReader.Read(texts);
        return reading.Policies.Count + reading.Buckets.Count + reading.Problems.Count > 0 ? reading
            : texts is [var (_, text)] && PolicyParser.Parse(text.TrimStart()).Problems.All(static problem => problem.Kind is not (PolicyProblemKind.InvalidJson or PolicyProblemKind.FirstByte))
                ? throw new CannotRunException($"{path} is no template but may be a bucket policy: ask about it with --policy")
            : throw new CannotRunException($"{path} holds no bucket and no bucket policy that could be read");
    }

    public static IReadOnlyList<TemplateProof> Prove(TemplateReading reading, string account, Requirement requirement)
    {
        var proofs = reading.Policies.Select(policy =>
        {
            var parsed = PolicyValidator.Validate(policy.Text, policy.Bucket.AssumedName);
            var proof = parsed.Document is null ? null
                : policy.OpenValues.Count == 0 ? PolicyProver.Prove(parsed.Document, policy.Bucket.AssumedName, account, requirement)
                : ProveWithoutOpen(policy, account, requirement);
            return new TemplateProof(policy.Bucket, policy, parsed, proof);
        }).ToList();
        var without = reading.Buckets.Where(bucket => proofs.TrueForAll(proof => proof.Bucket.AssumedName != bucket.AssumedName));
        return [.. proofs, .. without.Select(bucket => new TemplateProof(bucket, null, null, null))];
    }

    // Two policies of which everything is known stand round the one with open values: one admits at least as much as it, one at most.
    private static Proof? ProveWithoutOpen(FoundPolicy policy, string account, Requirement requirement) =>
        Bound(policy, widened: "Allow") is { } loosest && PolicyProver.Prove(loosest, policy.Bucket.AssumedName, account, requirement) is { IsEnforced: true } enforced ? enforced
        : Bound(policy, widened: "Deny") is { } strictest && PolicyProver.Prove(strictest, policy.Bucket.AssumedName, account, requirement) is { IsEnforced: false } open ? open
        : null;

    /// <summary>The policy with its open statements gone, but those of one effect as wide as their open values can make them.</summary>
    private static PolicyDocument? Bound(FoundPolicy policy, string widened)
    {
        var document = JsonNode.Parse(policy.Text)!.AsObject();
        var statements = document["Statement"] is JsonArray list ? list.ToList() : [document["Statement"]];
        document["Statement"] = new JsonArray([.. statements.Where(statement => !IsOpen(statement) || statement?["Effect"]?.ToString() == widened)
            .Select(statement => IsOpen(statement) ? Widest(statement!.DeepClone().AsObject(), policy.Bucket.AssumedName) : statement?.DeepClone())]);
        if (widened == "Allow" && policy.OpenValues.Count > 0)
        {
            // A statement that was not read may be a grant as well as a denial.
            document["Statement"]!.AsArray().Add(Widest(
                new JsonObject { ["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "s3:*", ["Resource"] = "${" + FoundPolicy.OpenKeyPrefix + "0}" }, policy.Bucket.AssumedName));
        }

        return ((JsonArray)document["Statement"]!).Count == 0 ? null : PolicyParser.Parse(document.ToJsonString()).Document;
    }

    private static JsonObject Widest(JsonObject statement, string bucket)
    {
        foreach (var condition in (statement["Condition"] as JsonObject)?.ToList() ?? [])
        {
            var keys = condition.Value as JsonObject;
            foreach (var key in keys?.Where(static key => key.Key.StartsWith(FoundPolicy.OpenKeyPrefix, StringComparison.OrdinalIgnoreCase) || IsOpen(key.Value)).ToList() ?? [])
            {
                keys!.Remove(key.Key);
            }

            if (keys is { Count: 0 })
            {
                statement["Condition"]!.AsObject().Remove(condition.Key);
            }
        }

        if (IsOpen(statement["Resource"]) || IsOpen(statement["NotResource"]))
        {
            statement.Remove("NotResource");
            statement["Resource"] = new JsonArray($"arn:aws:s3:::{bucket}", $"arn:aws:s3:::{bucket}/*");
        }

        return statement;
    }

    private static bool IsOpen(JsonNode? statement) => statement?.ToJsonString().Contains(FoundPolicy.OpenKeyPrefix, StringComparison.OrdinalIgnoreCase) == true;

    public static string Words(TemplateReading reading, IReadOnlyList<TemplateProof> proofs)
    {
        var text = new StringBuilder();
        foreach (var proof in proofs)
        {
            text.AppendLine(Title(proof)).AppendLine(Indented(
                proof.Policy is null ? proof.Bucket.HasUnreadPolicy ? "Not known: the policy of this bucket is not written out here." : "Not enforced: the template puts no policy on this bucket."
                : proof.IsOpen ? "Not known: that rests on what the template leaves open: " + string.Join(", ", proof.Policy.OpenValues)
                : ProofText.Of(Path.GetFileName(proof.Policy.Path), proof.Problems, proof.Proof)));
        }

        foreach (var problem in reading.Problems)
        {
            text.AppendLine($"{Path.GetFileName(problem.Path)}({problem.Problem.Span.Line},{problem.Problem.Span.Column}): {problem.Problem.Message}");
        }

        return text.ToString().TrimEnd();
    }

    public static JsonObject Json(TemplateReading reading, IReadOnlyList<TemplateProof> proofs, Func<Proof?, JsonArray, JsonObject> write) => new()
    {
        ["buckets"] = new JsonArray([.. proofs.Select(proof =>
        {
            var answer = write(proof.Proof, ProblemFormat.Write(proof.Problems));
            answer["bucket"] = proof.Bucket.Name;
            answer["logicalName"] = proof.Bucket.Label;
            answer["file"] = proof.Policy?.Path;
            answer["open"] = new JsonArray([.. proof.IsOpen ? proof.Policy!.OpenValues.Select(open => (JsonNode)open) : []]);
            if (proof.Policy is null && !proof.Bucket.HasUnreadPolicy)
            {
                answer["enforced"] = false;
            }

            return (JsonNode)answer;
        })]),
        ["notUnderstood"] = new JsonArray([.. reading.Problems.Select(problem => (JsonNode)new JsonObject
        {
            ["file"] = problem.Path,
            ["line"] = problem.Problem.Span.Line,
            ["column"] = problem.Problem.Span.Column,
            ["message"] = problem.Problem.Message,
        })]),
    };

    /// <summary>The worst of all: what could not be judged, then what is not enforced.</summary>
    public static int Exit(TemplateReading reading, IReadOnlyList<TemplateProof> proofs) =>
        reading.Problems.Count > 0 || proofs.Any(proof => proof.Policy is not null && proof.Proof?.IsEnforced is null) ? ExitCode.CouldNotRun
        : proofs.All(proof => proof.Proof is { IsEnforced: true }) ? ExitCode.Clean
        : ExitCode.Findings;

    private static string Title(TemplateProof proof) =>
        (proof.Bucket.Name is { } name && name != proof.Bucket.Label ? $"{proof.Bucket.Label} ('{name}')" : proof.Bucket.Label)
        + (proof.Policy is { } policy ? $", {policy.Origin} in {Path.GetFileName(policy.Path)}" : "");

    private static string Indented(string text) => "  " + text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
}
