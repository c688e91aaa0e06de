using System;

namespace S3Seal.Templates.Nodes;

/// <summary>What was not understood, and where. A reader that is unsure says so instead of misreading.</summary>
public sealed class TemplateProblem(SourceSpan span, string message)
{
    /// <summary>The place.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>A sentence that begins with "Not understood:".</summary>
    public string Message { get; } = message;

    /// <inheritdoc/>
    public override string ToString() => $"({Span.Line},{Span.Column}): {Message}";
}

/// <summary>How a reader leaves a text that it does not understand; caught at the reader's own door.</summary>
internal sealed class NotUnderstoodException(SourceSpan span, string what) : Exception("Not understood: " + what)
{
    public TemplateProblem Problem { get; } = new(span, "Not understood: " + what);
}
