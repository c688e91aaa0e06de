using S3Seal.Analyzers.Policies;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Calls;

/// <summary>One policy's answer to one way that the call may look.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Explanation">The evaluator's answer.</param>
internal sealed record CallAnswer(KnownPolicy Policy, Explanation Explanation)
{
    /// <summary>The statements that are about such a call at all: their action and resource may be its own.</summary>
    public IReadOnlyList<StatementFinding> Speaking { get; } =
        [.. Explanation.Policy!.Statements.Select(Explanation.Look).Where(finding => finding.Action != Truth.False && finding.Resource != Truth.False)];

    public int Silent => Policy.Document.Statements.Count - Speaking.Count;

    /// <summary>File and line of a statement.</summary>
    public string PlaceOf(Statement statement) => $"{CheckedFolder.Relative(Policy.Locate(statement.Span).GetLineSpan().Path)}:{LineOf(statement)}";

    /// <summary>The line of a statement, from 1.</summary>
    public int LineOf(Statement statement) => Policy.Locate(statement.Span).GetLineSpan().StartLinePosition.Line + 1;
}

/// <summary>One way that a call may look, with what each policy answers.</summary>
/// <param name="Question">What is known of it.</param>
/// <param name="Line">Where it is sent, from 1; null for where code out of sight gets it.</param>
/// <param name="Answers">One for each policy that may be the bucket's.</param>
internal sealed record CallWay(RequestQuestion Question, int? Line, IReadOnlyList<CallAnswer> Answers)
{
    /// <summary>Every way that an upload may look.</summary>
    public static IReadOnlyList<CallWay> Of(UploadHearing hearing) =>
    [
        .. hearing.Upload!.Sends.SelectMany(send => send.Questions.Distinct()
            .Select(question => Ask(hearing, question, send.Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1))),
        .. hearing.Upload.Escapes.Distinct().Select(question => Ask(hearing, question, null)),
    ];

    /// <summary>The keys of the answers' conditions of which nothing is known.</summary>
    public IReadOnlyList<string> Unknowns =>
        [.. Answers.SelectMany(answer => answer.Speaking).SelectMany(finding => finding.Conditions).Where(condition => condition.Actual.State == ContextState.Unknown)
            .Select(condition => CallText.Readable(condition.Condition.Key)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static CallWay Ask(UploadHearing hearing, RequestQuestion question, int? line) => new(
        question, line, [.. hearing.Policies.Select(policy => new CallAnswer(policy, PolicyEvaluator.Evaluate(policy.Document, question.For(policy.AssumedBucket))))]);
}
