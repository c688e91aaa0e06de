using System.Text;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;

namespace S3Seal.Tool.Policies;

/// <summary>A proof in words.</summary>
internal static class ProofText
{
    public static string Of(string file, ParsedPolicy parsed, Proof? proof) => Of(file, parsed.Problems, proof);

    public static string Of(string file, IReadOnlyList<PolicyProblem> problems, Proof? proof)
    {
        var text = new StringBuilder();
        if (proof is null)
        {
            text.Append("S3 refuses this policy (400 MalformedPolicy):");
            foreach (var problem in problems)
            {
                text.AppendLine()
                    .AppendLine($"  {file}({problem.Span.Line},{problem.Span.Column}): {problem.Message}")
                    .Append($"    {problem.Reason}");
            }

            return text.ToString();
        }

        if (proof.Counterexample is { } request)
            return Counterexample(text, proof, request);
        text.Append(proof switch
        {
            { IsEnforced: null } => "Not known: the policy has more cases than the proof goes through.",
            { NothingGetsThrough: true } => $"Nothing gets through at all: the policy refuses every request, so {proof.Requirement} holds and means nothing.",
            _ => $"Enforced: no request gets through that breaks {proof.Requirement}.",
        });
        return text.ToString();
    }

    private static string Counterexample(StringBuilder text, Proof proof, RequestContext request)
    {
        text.AppendLine($"Not enforced: this request breaks {proof.Requirement} and gets through.")
            .AppendLine($"  caller    {request.Principal}")
            .AppendLine($"  action    {request.Action}")
            .Append($"  resource  {request.Resource}");
        foreach (var key in request.Keys.Order(StringComparer.Ordinal))
            text.AppendLine().Append($"  {key} = {request[key]}");
        return text.ToString();
    }
}
