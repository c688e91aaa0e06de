using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Policies;

/// <summary>How one string literal of the code writes text.</summary>
internal sealed class LiteralForm
{
    /// <summary>The text of a constant that stands elsewhere: it cannot be changed here.</summary>
    public static readonly LiteralForm Elsewhere = new();

    public bool IsVerbatim { get; private init; }

    public bool IsInterpolated { get; private init; }

    private bool IsRaw { get; init; }

    /// <summary>How many braces open a hole in a raw literal.</summary>
    private int Dollars { get; init; }

    /// <summary>What stands before the text on each line of a raw literal; null when it is on one line.</summary>
    private string? Indentation { get; init; }

    public static LiteralForm Of(SyntaxToken token) => new()
    {
        IsVerbatim = token.Text.StartsWith("@", StringComparison.Ordinal),
        IsRaw = token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken,
        Indentation = token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) ? LineBefore(token.Text.Substring(0, token.Text.TrimEnd('"').Length)) : null,
    };

    public static LiteralForm Of(InterpolatedStringExpressionSyntax interpolated) => new()
    {
        IsInterpolated = true,
        IsVerbatim = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken),
        IsRaw = interpolated.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken,
        Dollars = interpolated.StringStartToken.Text.Count(static c => c == '$'),
        Indentation = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken)
            ? LineBefore(interpolated.StringEndToken.Text.TrimEnd('"')) : null,
    };

    /// <summary>The text as the literal writes it; null when it cannot.</summary>
    public string? Write(string text)
    {
        if (this == Elsewhere)
        {
            return null;
        }

        if (!IsRaw)
        {
            text = IsVerbatim ? text.Replace("\"", "\"\"")
                : text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t");
            return IsInterpolated ? text.Replace("{", "{{").Replace("}", "}}") : text;
        }

        var fits = (Indentation is not null || text.IndexOf('\n') < 0) && (!IsInterpolated || (LongestRun(text, '{') < Dollars && LongestRun(text, '}') < Dollars));
        return fits ? text.Replace("\n", "\n" + Indentation) : null;
    }

    private static string LineBefore(string text) => text.Substring(text.LastIndexOf('\n') + 1);

    private static int LongestRun(string text, char c)
    {
        var longest = 0;
        var run = 0;
        foreach (var other in text)
        {
            run = other == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
