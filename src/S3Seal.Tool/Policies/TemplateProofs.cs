using System.Text;
using System.Text.Json.Nodes;
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

    // What is denied without the open statements is denied with them, whatever their values: that much is certain, and no more.
    private static Proof? ProveWithoutOpen(FoundPolicy policy, string account, Requirement requirement)
    {
        var document = JsonNode.Parse(policy.Text)!.AsObject();
        var statements = document["Statement"] is JsonArray list ? list.ToList() : [document["Statement"]];
        if (statements.Exists(static statement => IsOpen(statement) && statement?["Effect"]?.ToString() != "Deny"))
        {
            return null;
        }

        document["Statement"] = new JsonArray([.. statements.Where(static statement => !IsOpen(statement)).Select(static statement => statement?.DeepClone())]);
        return PolicyParser.Parse(document.ToJsonString()).Document is { } certain
            && PolicyProver.Prove(certain, policy.Bucket.AssumedName, account, requirement) is { IsEnforced: true } proof ? proof : null;
    }

    private static bool IsOpen(JsonNode? statement) => statement?.ToJsonString().Contains(FoundPolicy.OpenKeyPrefix, StringComparison.OrdinalIgnoreCase) == true;

    public static string Words(TemplateReading reading, IReadOnlyList<TemplateProof> proofs)
    {
        var text = new StringBuilder();
        foreach (var proof in proofs)
        {
            text.AppendLine(Title(proof)).AppendLine(Indented(
                proof.Policy is null ? "Not enforced: the template puts no policy on this bucket."
                : proof.IsOpen ? "Not known: that rests on what the template leaves open: " + string.Join(", ", proof.Policy.OpenValues)
                : ProofText.Of(Path.GetFileName(proof.Policy.Path), proof.Parsed!, proof.Proof)));
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
            var answer = write(proof.Proof, ProblemFormat.Write(proof.Parsed?.Problems ?? []));
            answer["bucket"] = proof.Bucket.Name;
            answer["logicalName"] = proof.Bucket.Label;
            answer["file"] = proof.Policy?.Path;
            answer["open"] = new JsonArray([.. proof.IsOpen ? proof.Policy!.OpenValues.Select(open => (JsonNode)open) : []]);
            if (proof.Policy is null)
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
