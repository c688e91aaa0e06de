using System;
using System.Collections.Generic;
using System.Text;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Hcl;

/// <summary>Quoted templates, heredocs, and the cursor.</summary>
internal sealed partial class HclReader
{
    private TemplateNode Template(int depth)
    {
        var start = _at;
        var end = TemplateEnd(_at);
        _at++;
        var node = Parts(end - 1, depth, escapes: true, start, end);
        _at = end;
        return node;
    }

    /// <summary>Literal text and <c>${…}</c> expressions up to <paramref name="end"/>.</summary>
    private TemplateNode Parts(int end, int depth, bool escapes, int spanStart, int spanEnd)
    {
        var parts = new List<TemplateNode>();
        var literal = new StringBuilder();
        var literalStart = _at;
        while (_at < end)
        {
            var c = _text[_at];
            if (c is '$' or '%' && Peek(1) == c && Peek(2) == '{')
            {
                literal.Append(c).Append('{');
                _at += 3;
            }
            else if (c is '$' or '%' && Peek(1) == '{')
            {
                Flush(parts, literal, literalStart);
                parts.Add(Interpolation(depth));
                literalStart = _at;
            }
            else if (escapes && c == '\\')
            {
                Escape(literal);
            }
            else
            {
                literal.Append(c);
                _at++;
            }
        }

        Flush(parts, literal, literalStart);
        var span = _lines.Span(spanStart, spanEnd);
        return parts.Count switch
        {
            0 => new TemplateScalar(span, "", quoted: true),
            1 when parts[0] is TemplateScalar only => new TemplateScalar(span, only.Text, quoted: true),
            _ => new TemplateText(span, parts),
        };
    }

    private TemplateNode Interpolation(int depth)
    {
        var start = _at;
        var directive = _text[_at] == '%';
        _at += 2;
        if (Peek() == '~')
        {
            _at++;
        }

        SkipBlanks(newlines: true);
        var inner = _at;
        var close = BalancedEnd(inner);
        if (directive)
        {
            _at = close + 1;
            return new TemplateOpaque(_lines.Span(start, _at), _text.Substring(start, _at - start));
        }

        var value = Expression(depth + 1);
        SkipBlanks(newlines: true);
        if (Peek() == '~')
        {
            _at++;
        }

        if (_at != close)
        {
            value = new TemplateOpaque(_lines.Span(inner, close), _text.Substring(inner, close - inner).Trim());
        }

        _at = close + 1;
        return value;
    }

    private void Flush(List<TemplateNode> parts, StringBuilder literal, int start)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplateScalar(_lines.Span(start, _at), literal.ToString(), quoted: true));
            literal.Clear();
        }
    }

    private void Escape(StringBuilder literal)
    {
        var c = Peek(1);
        _at += 2;
        switch (c)
        {
            case 'n':
                literal.Append('\n');
                break;
            case 't':
                literal.Append('\t');
                break;
            case 'r':
                literal.Append('\r');
                break;
            case '"' or '\\':
                literal.Append(c);
                break;
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.Substring(_at, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit):
                literal.Append((char)unit);
                _at += 4;
                break;
            default:
                throw Refuse("an unknown escape");
        }
    }

    private TemplateNode Heredoc(int depth)
    {
        var start = _at;
        _at += 2;
        var indented = Peek() == '-';
        _at += indented ? 1 : 0;
        var word = Identifier();
        SkipLine();
        var from = Math.Min(_at + 1, _text.Length);
        var line = from;
        while (true)
        {
            if (line >= _text.Length)
            {
                throw new NotUnderstoodException(_lines.Span(start, start + 2), $"a heredoc without its end '{word}'");
            }

            var end = _text.IndexOf('\n', line);
            end = end < 0 ? _text.Length : end;
            if (_text.Substring(line, end - line).Trim() == word)
            {
                _at = from;
                var node = Parts(line, depth, escapes: false, from, line);
                _at = line + _text.Substring(line, end - line).IndexOf(word, StringComparison.Ordinal) + word.Length;
                return node;
            }

            line = end + 1;
        }
    }

    private string Label()
    {
        var start = _at;
        var end = TemplateEnd(_at);
        _at = end;
        return _text.Substring(start + 1, end - start - 2);
    }

    private void SkipTemplate() => _at = TemplateEnd(_at);

    /// <summary>The offset behind the closing quote of the template that begins here; nested templates are stepped over without recursion.</summary>
    private int TemplateEnd(int start)
    {
        var open = new Stack<char>();
        open.Push('"');
        for (var i = start + 1; i < _text.Length; i++)
        {
            var c = _text[i];
            if (open.Peek() == '"')
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    open.Pop();
                    if (open.Count == 0)
                    {
                        return i + 1;
                    }
                }
                else if (c is '$' or '%' && i + 1 < _text.Length && _text[i + 1] == '{' && _text[i - 1] != c)
                {
                    open.Push('{');
                    i++;
                }
                else if (c == '\n')
                {
                    break;
                }
            }
            else if (c is '"' or '{')
            {
                open.Push(c);
            }
            else if (c == '}')
            {
                open.Pop();
            }

            if (open.Count > ReadingLimits.Depth)
            {
                break;
            }
        }

        throw new NotUnderstoodException(_lines.Span(start, start + 1), "a quoted text that does not end on its line");
    }

    /// <summary>The offset of the brace that closes an interpolation whose inside begins here.</summary>
    private int BalancedEnd(int start)
    {
        var open = 0;
        for (var i = start; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case '"':
                    i = TemplateEnd(i) - 1;
                    break;
                case '{':
                    open++;
                    break;
                case '}' when open == 0:
                    return i;
                case '}':
                    open--;
                    break;
            }
        }

        throw Refuse("an interpolation that does not end");
    }

    private string Identifier()
    {
        var start = _at;
        if (!IsIdentifierStart(Peek()))
        {
            throw Refuse("a name was expected");
        }

        while (IsIdentifierPart(Peek()))
        {
            _at++;
        }

        return _text.Substring(start, _at - start);
    }

    private static bool IsIdentifierStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsIdentifierPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private bool AtKeyword(string word) =>
        string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0 && !IsIdentifierPart(Peek(word.Length)) && Peek(word.Length) is ' ' or '\t';

    private bool AtExpressionEnd() => Peek() is '\0' or '\n' or '\r' or ',' or ')' or ']' or '}' || (Peek() == '.' && Peek(1) == '.' && Peek(2) == '.') || Peek() == '~';

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void SkipLine()
    {
        while (_at < _text.Length && _text[_at] != '\n')
        {
            _at++;
        }
    }

    private void SkipBlanks(bool newlines)
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is ' ' or '\t' or '\uFEFF' || (newlines && c is '\r' or '\n'))
            {
                _at++;
            }
            else if (c == '#' || (c == '/' && Peek(1) == '/'))
            {
                SkipLine();
            }
            else if (c == '/' && Peek(1) == '*')
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw Refuse("a comment that does not end") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private void Count(int depth)
    {
        if (depth > ReadingLimits.Depth)
        {
            throw Refuse("more than 64 levels of nesting");
        }

        if (++_nodes > ReadingLimits.Nodes)
        {
            throw Refuse("more than 500,000 values");
        }
    }

    private NotUnderstoodException Refuse(string what) => new(_lines.Span(_at, Math.Min(_at + 1, _text.Length)), what);
}
