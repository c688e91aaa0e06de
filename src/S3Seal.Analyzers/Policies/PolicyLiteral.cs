using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Policy.Correction;

namespace S3Seal.Analyzers.Policies;

/// <summary>The text of a string expression, with the way from each of its characters back to the source: a squiggle stands on the very JSON.</summary>
internal sealed class PolicyLiteral
{
    private readonly List<TextSpan> _places = [];
    private readonly List<LiteralForm> _forms = [];
    private readonly StringBuilder _text = new();

    private PolicyLiteral()
    {
    }

    public string Text => _text.ToString();

    /// <summary>Reads literals of every form, constants, interpolations of constants and their concatenations; null when any part is not constant.</summary>
    public static PolicyLiteral? Of(ExpressionSyntax expression, SemanticModel model)
    {
        var literal = new PolicyLiteral();
        return literal.Append(expression, model, 0) ? literal : null;
    }

    /// <summary>The source of a stretch of <see cref="Text"/>.</summary>
    public TextSpan Source(int offset, int length)
    {
        if (_places.Count == 0)
        {
            return default;
        }

        var first = _places[System.Math.Min(offset, _places.Count - 1)];
        var last = _places[System.Math.Min(offset + System.Math.Max(length, 1) - 1, _places.Count - 1)];
        return TextSpan.FromBounds(first.Start, System.Math.Max(first.End, last.End));
    }

    /// <summary>How the code says a changed stretch of <see cref="Text"/>; null where it spans several literals, or where their form cannot say it.</summary>
    public TextChange? Rewrite(PolicyEdit edit)
    {
        var last = edit.Offset + System.Math.Max(edit.Length, 1) - 1;
        if (last >= _places.Count || _forms[edit.Offset] is var form && _forms.GetRange(edit.Offset, last - edit.Offset + 1).Exists(other => other != form)
            || form.Write(edit.NewText) is not { } written)
        {
            return null;
        }

        var start = _places[edit.Offset].Start;
        return new TextChange(edit.Length == 0 ? new TextSpan(start, 0) : TextSpan.FromBounds(start, _places[last].End), written);
    }

    private bool Append(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return depth < MaxDepth && Append(inner.Expression, model, depth + 1);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return AppendToken(literal.Token);
            case InterpolatedStringExpressionSyntax interpolated:
                return AppendInterpolated(interpolated, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return depth < MaxDepth && Append(sum.Left, model, depth + 1) && Append(sum.Right, model, depth + 1);
            default:
                return AppendConstant(expression, model);
        }
    }

    private bool AppendConstant(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetConstantValue(expression) is not { HasValue: true, Value: string value })
        {
            return false;
        }

        foreach (var c in value)
        {
            Add(c, LiteralForm.Elsewhere, expression.SpanStart, expression.Span.Length);
        }

        return true;
    }

    private bool AppendInterpolated(InterpolatedStringExpressionSyntax interpolated, SemanticModel model)
    {
        var raw = interpolated.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
        var form = LiteralForm.Of(interpolated);
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax text when raw:
                    Align(text.TextToken.ValueText, text.TextToken.Text, 0, text.TextToken.SpanStart, form);
                    break;
                case InterpolatedStringTextSyntax text:
                    AppendEscaped(text.TextToken.Text, text.TextToken.SpanStart, form);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole when AppendConstant(hole.Expression, model):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private bool AppendToken(SyntaxToken token)
    {
        var source = token.Text;
        if (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            AppendRaw(token);
            return true;
        }

        var verbatim = source.StartsWith("@", System.StringComparison.Ordinal);
        var start = verbatim ? 2 : 1;
        if (source.Length <= start)
        {
            return false;
        }

        AppendEscaped(source.Substring(start, source.Length - start - 1), token.SpanStart + start, LiteralForm.Of(token));
        return true;
    }

    private void AppendEscaped(string source, int position, LiteralForm form)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            var doubled = i + 1 < source.Length && source[i + 1] == c && ((form.IsVerbatim && c == '"') || (form.IsInterpolated && c is '{' or '}'));
            if (doubled)
            {
                Add(c, form, position + i++, 2);
            }
            else if (c == '\\' && !form.IsVerbatim && i + 1 < source.Length)
            {
                i += AppendEscape(source, i, position, form);
            }
            else
            {
                Add(c, form, position + i);
            }
        }
    }

    /// <summary>Appends one escape and answers how many characters it took beyond the backslash.</summary>
    private int AppendEscape(string source, int at, int position, LiteralForm form)
    {
        var c = source[at + 1];
        var simple = "0abefnrtv'\"\\".IndexOf(c);
        if (simple >= 0)
        {
            Add("\0\a\b\u001b\f\n\r\t\v'\"\\"[simple], form, position + at, 2);
            return 1;
        }

        var digits = 0;
        var value = 0;
        var most = c switch { 'u' or 'x' => 4, 'U' => 8, _ => 0 };
        while (digits < most && at + 2 + digits < source.Length && "0123456789abcdef".IndexOf(char.ToLowerInvariant(source[at + 2 + digits])) is >= 0 and var digit)
        {
            value = (value * 16) + digit;
            digits++;
        }

        foreach (var unit in value is > 0xFFFF and <= 0x10FFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString())
        {
            Add(unit, form, position + at, 2 + digits);
        }

        return 1 + digits;
    }

    /// <summary>A raw literal's value is its source without quotes, first and last line break, and the closing line's indentation.</summary>
    private void AppendRaw(SyntaxToken token)
    {
        var source = token.Text;
        var value = token.ValueText;
        var at = 0;
        while (at < source.Length && source[at] == '"')
        {
            at++;
        }

        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            at = source.IndexOf('\n', at) + 1;
        }

        Align(value, source, at, token.SpanStart, LiteralForm.Of(token));
    }

    /// <summary>Walks value and source side by side; what the source has more at a line's beginning is indentation.</summary>
    private void Align(string value, string source, int at, int position, LiteralForm form)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (i == 0 || value[i - 1] == '\n')
            {
                var indentation = at;
                while (indentation < source.Length && source[indentation] is ' ' or '\t' && LineRest(source, indentation) != LineRest(value, i))
                {
                    indentation++;
                }

                at = indentation;
            }

            Add(value[i], form, position + (at < source.Length ? at : source.Length - 1));
            at++;
        }
    }

    private static string LineRest(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return (end < 0 ? text.Substring(from) : text.Substring(from, end - from)).TrimEnd('\r');
    }

    private void Add(char c, LiteralForm form, int position, int length = 1)
    {
        _text.Append(c);
        _forms.Add(form);
        _places.Add(new TextSpan(position, length));
    }

    private const int MaxDepth = 200;
}
