namespace S3Seal.Tool.Checking;

/// <summary>One thing a rule says about one place, with all that a reader needs to act on it.</summary>
internal sealed record Finding
{
    public required string RuleId { get; init; }

    public required string RuleTitle { get; init; }

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Relative to the folder that was checked, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>From 1, like <see cref="Column"/>, <see cref="EndLine"/> and <see cref="EndColumn"/>.</summary>
    public required int Line { get; init; }

    public required int Column { get; init; }

    public required int EndLine { get; init; }

    public required int EndColumn { get; init; }

    public required string Message { get; init; }

    public required string HelpLink { get; init; }

    /// <summary>The source line as written, for people and for the baseline.</summary>
    public required string SourceLine { get; init; }

    /// <summary>What the bucket's policy says to this request; null when no policy is known or the finding is not about a request.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The fix as unified hunks; empty when there is none.</summary>
    public string Fix { get; init; } = string.Empty;

    /// <summary>The same fix as edits, for readers that apply it.</summary>
    public IReadOnlyList<FixEdit> FixEdits { get; init; } = [];

    /// <summary>Both requests as they went over the wire; null without <c>--replay</c> and for what is not a request.</summary>
    public ReplayPair? Replay { get; init; }
}

/// <summary>Replaces a range of the file as it stands; lines and columns count from 1.</summary>
internal sealed record FixEdit(string File, int Line, int Column, int EndLine, int EndColumn, string NewText);

/// <param name="Policy">The policy's file, relative like <see cref="Finding.File"/>.</param>
/// <param name="Sid">The statement's Sid, or its number when it has none.</param>
/// <param name="Statement">The statement exactly as it stands in the policy.</param>
/// <param name="Line">Where the statement begins in the policy, from 1.</param>
/// <param name="Certain">False when the code leaves open what the statement asks for: it may refuse.</param>
internal sealed record Refusal(string Policy, string Sid, string Statement, int Line, bool Certain);

/// <param name="Request">What was sent: operation, bucket and key.</param>
internal sealed record ReplayPair(string Request, ReplayOutcome AsWritten, ReplayOutcome? AsFixed);

/// <param name="Status">HTTP status.</param>
/// <param name="Code">S3's error code, null on success.</param>
/// <param name="Refused">The Sid of the statement that refused, null when none did.</param>
/// <param name="Encryption">The answer's x-amz-server-side-encryption, null when absent.</param>
/// <param name="Stored">What lies in the store now: null when nothing was stored.</param>
internal sealed record ReplayOutcome(int Status, string? Code, string? Refused, string? Encryption, string? Stored)
{
    /// <summary>The SDK itself refused to send it.</summary>
    public static ReplayOutcome NotSent(string reason) => new(0, "not sent: " + reason, null, null, null);
}
