using S3Seal.Policy.Json;

namespace S3Seal.Policy.Parsing;

/// <summary>A defect for which S3 refuses a policy, and where it stands.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">S3's own words.</param>
/// <param name="StatementIndex">The statement it belongs to, from 0; -1 for the document.</param>
public sealed record PolicyProblem(PolicyProblemKind Kind, JsonSpan Span, string Message, int StatementIndex = -1)
{
    /// <summary>S3's error code, sent with status 400.</summary>
    public const string MalformedPolicy = nameof(MalformedPolicy);

    /// <summary>The error code of this defect.</summary>
#pragma warning disable CA1822 // part of the answer to a client, as the message is
    public string Code => MalformedPolicy;
#pragma warning restore CA1822

    /// <summary>Why that is a defect, in a sentence of ours.</summary>
    public string Reason => PolicyProblemReasons.Of(Kind);

    /// <summary>The defect with its place.</summary>
    public override string ToString() => $"{Span}: {Message}";

    internal static int CompareInOrderOfChecks(PolicyProblem left, PolicyProblem right)
    {
        var statement = left.StatementIndex.CompareTo(right.StatementIndex);
        var kind = statement != 0 ? statement : ((int)left.Kind).CompareTo((int)right.Kind);
        return kind != 0 ? kind : left.Span.Offset.CompareTo(right.Span.Offset);
    }
}
