using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Checking;

/// <summary>Asks the policies what becomes of a request of which only a part is known.</summary>
internal static class RefusalFinder
{
    /// <summary>The first statement that refuses the request, certain ones first; null when none can.</summary>
    public static Refusal? Find(RequestSketch sketch, IReadOnlyList<PolicyFile> policies) =>
        policies.Select(policy => Find(sketch, policy)).Where(refusal => refusal is not null).OrderByDescending(refusal => refusal!.Certain).FirstOrDefault();

    private static Refusal? Find(RequestSketch sketch, PolicyFile policy)
    {
        var explanation = PolicyEvaluator.Evaluate(policy.Document, Context(sketch, policy));
        var (certain, candidates) = explanation.Denied switch
        {
            Truth.True => (true, explanation.DecidingStatements),
            Truth.Unknown => (false, explanation.UndecidedStatements),
            _ => (false, []),
        };
        return candidates.FirstOrDefault(statement => statement.Effect == Effect.Deny) is { } refusing
            ? new Refusal(CheckedFolder.Relative(policy.FilePath), refusing.Label, Quote(policy.Text, refusing), refusing.Span.Line, certain)
            : null;
    }

    private static RequestContext Context(RequestSketch sketch, PolicyFile policy)
    {
        var bucket = sketch.Bucket is { IsKnown: true } named ? named.Text : policy.Bucket ?? sketch.Bucket?.Text ?? "bucket";
        var key = sketch.Key ?? SketchValue.Open("key");
        var context = new RequestContext(RequestPrincipal.Unknown, "s3:PutObject", $"arn:aws:s3:::{bucket}/{key.KnownPart}")
        {
            ResourceIsPrefix = !key.IsKnown,
            Unset = ContextValue.Unknown,
        };
        var headers = sketch.EncryptionHeaders;
        foreach (var header in EncryptionProperties.ConditionHeaders)
        {
            context["s3:" + header] = !headers.TryGetValue(header, out var value) ? ContextValue.Absent
                : value is null ? ContextValue.UnknownButPresent
                : ContextValue.Known(value);
        }

        return context;
    }

    /// <summary>The statement as its author wrote it, moved to the left margin.</summary>
    private static string Quote(string text, Statement statement)
    {
        var lines = text.Substring(statement.Span.Offset, statement.Span.Length).ReplaceLineEndings("\n").Split('\n');
        var margin = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, index) => index == 0 ? line : line[Math.Min(margin, line.Length)..]));
    }
}
