using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>Adds members to an object initializer: one line stays one line, many lines keep their indentation, comments and comma style.</summary>
internal static class ObjectInitializerEditor
{
    public static void Append(DocumentEdit edit, BaseObjectCreationExpressionSyntax creation, IReadOnlyList<string> members)
    {
        if (creation.Initializer is not { } initializer)
        {
            edit.Insert(creation.Span.End, " { " + string.Join(", ", members) + " }");
        }
        else if (initializer.Expressions.Count == 0)
        {
            Fill(edit, initializer, members);
        }
        else if (initializer.ContainsDirectives)
        {
            Prepend(edit, initializer, members);
        }
        else if (IsMultiLine(edit, initializer))
        {
            AppendLines(edit, initializer, members);
        }
        else
        {
            var trailing = TrailingComma(initializer);
            edit.Insert(
                trailing?.Span.End ?? initializer.Expressions.Last().Span.End,
                trailing is null ? ", " + string.Join(", ", members) : " " + string.Join(", ", members) + ",");
        }
    }

    private static void Fill(DocumentEdit edit, InitializerExpressionSyntax initializer, IReadOnlyList<string> members)
    {
        var open = initializer.OpenBraceToken;
        if (LineOf(edit, open.SpanStart) == LineOf(edit, initializer.CloseBraceToken.SpanStart))
        {
            var end = open.TrailingTrivia.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? open.FullSpan.End : open.Span.End;
            edit.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(open.Span.End, end), " " + string.Join(", ", members) + " ");
            return;
        }

        var indentation = Layout.Deeper(Layout.IndentationOfLine(edit.Text, initializer.CloseBraceToken.SpanStart));
        edit.Insert(Layout.EndOfLineOf(open) ?? open.Span.End, string.Join(",", members.Select(member => edit.NewLine + indentation + member)));
    }

    // A branch of #if may or may not be compiled: what is added goes before all of them.
    private static void Prepend(DocumentEdit edit, InitializerExpressionSyntax initializer, IReadOnlyList<string> members)
    {
        var open = initializer.OpenBraceToken;
        var indentation = Layout.Deeper(Layout.IndentationOfLine(edit.Text, initializer.CloseBraceToken.SpanStart));
        edit.Insert(Layout.EndOfLineOf(open) ?? open.Span.End, string.Concat(members.Select(member => edit.NewLine + indentation + member + ",")));
    }

    private static void AppendLines(DocumentEdit edit, InitializerExpressionSyntax initializer, IReadOnlyList<string> members)
    {
        var last = initializer.Expressions.Last();
        var trailing = TrailingComma(initializer);
        var indentation = initializer.Expressions.Reverse().Select(member => Layout.IndentationAt(edit.Text, member.SpanStart)).FirstOrDefault(static found => found is not null)
            ?? Layout.Deeper(Layout.IndentationOfLine(edit.Text, initializer.CloseBraceToken.SpanStart));
        var lines = string.Join(",", members.Select(member => edit.NewLine + indentation + member));
        var end = trailing ?? last.GetLastToken();
        var position = Layout.EndOfLineOf(end) ?? end.Span.End;
        if (trailing is not null)
        {
            edit.Insert(position, lines + ",");
        }
        else if (position == last.Span.End)
        {
            edit.Insert(position, "," + lines);
        }
        else
        {
            edit.Insert(last.Span.End, ",");
            edit.Insert(position, lines);
        }
    }

    private static bool IsMultiLine(DocumentEdit edit, InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Count > 1
            ? LineOf(edit, initializer.Expressions[initializer.Expressions.Count - 2].SpanStart) != LineOf(edit, initializer.Expressions.Last().SpanStart)
                || LineOf(edit, initializer.OpenBraceToken.SpanStart) != LineOf(edit, initializer.Expressions[0].SpanStart)
            : LineOf(edit, initializer.OpenBraceToken.SpanStart) != LineOf(edit, initializer.Expressions[0].SpanStart);

    private static SyntaxToken? TrailingComma(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.SeparatorCount == initializer.Expressions.Count ? initializer.Expressions.GetSeparator(initializer.Expressions.SeparatorCount - 1) : null;

    private static int LineOf(DocumentEdit edit, int position) => edit.Text.Lines.GetLineFromPosition(position).LineNumber;
}
