using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>Reads how a text is laid out, so that what is added looks as if its author had written it.</summary>
internal static class Layout
{
    /// <summary>The white space before a position, when nothing else stands before it on its line; else null.</summary>
    public static string? IndentationAt(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var before = text.ToString(TextSpan.FromBounds(line.Start, position));
        return string.IsNullOrWhiteSpace(before) ? before : null;
    }

    /// <summary>The white space at the start of the line of a position.</summary>
    public static string IndentationOfLine(SourceText text, int position)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(position).Span);
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The place behind a token and the comment that follows it, when the line ends there; else null.</summary>
    public static int? EndOfLineOf(SyntaxToken token)
    {
        foreach (var trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                var before = token.TrailingTrivia.TakeWhile(other => other != trivia).LastOrDefault(static other => !other.IsKind(SyntaxKind.WhitespaceTrivia));
                return before.IsKind(SyntaxKind.None) ? token.Span.End : before.Span.End;
            }
        }

        return null;
    }

    /// <summary>One more level of indentation: a tab where the text uses tabs.</summary>
    public static string Deeper(string indentation) => indentation + (indentation.Contains('\t') ? "\t" : "    ");
}
