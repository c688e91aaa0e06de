using System;
using System.Collections.Generic;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Hcl;

/// <summary>
/// Reads Terraform's configuration language as far as policies need it. Blocks, attributes, literals, templates, lists, objects,
/// calls and references are read; operators, conditionals and comprehensions become opaque values, which are open to the evaluator.
/// </summary>
internal sealed partial class HclReader
{
    private readonly string _text;
    private readonly LineMap _lines;
    private int _at;
    private int _nodes;

    private HclReader(string text)
    {
        _text = text;
        _lines = new LineMap(text);
    }

    /// <summary>The file's body, or null with a problem.</summary>
    public static HclBody? Read(string text, out TemplateProblem? problem)
    {
        problem = null;
        if (text.Length > ReadingLimits.Characters)
        {
            problem = new TemplateProblem(default, "Not understood: the file is larger than 10 MiB");
            return null;
        }

        try
        {
            var reader = new HclReader(text);
            var body = reader.Body(0, closed: false);
            return body;
        }
        catch (NotUnderstoodException refusal)
        {
            problem = refusal.Problem;
            return null;
        }
    }

    private HclBody Body(int depth, bool closed)
    {
        Count(depth);
        var body = new HclBody();
        while (true)
        {
            SkipBlanks(newlines: true);
            if (_at >= _text.Length)
            {
                return closed ? throw Refuse("a block that does not end") : body;
            }

            if (_text[_at] == '}')
            {
                if (!closed)
                {
                    throw Refuse("'}' without a block");
                }

                _at++;
                return body;
            }

            Item(body, depth);
        }
    }

    private void Item(HclBody body, int depth)
    {
        var start = _at;
        var name = _text[_at] == '"' ? Label() : Identifier();
        SkipBlanks(newlines: false);
        if (Peek() == '=' && Peek(1) != '=')
        {
            _at++;
            body.Attributes.Add(new TemplateEntry(name, _lines.Span(start, start + name.Length), Expression(depth + 1)));
            SkipBlanks(newlines: false);
            if (Peek() is not ('\0' or '\n' or '\r' or '}'))
            {
                throw Refuse("text behind an attribute's value");
            }

            return;
        }

        var labels = new List<string>();
        while (Peek() != '{')
        {
            labels.Add(Peek() == '"' ? Label() : Identifier());
            SkipBlanks(newlines: false);
        }

        _at++;
        var inner = Body(depth + 1, closed: true);
        body.Blocks.Add(new HclBlock(name, labels, _lines.Span(start, _at), inner));
    }

    /// <summary>An expression up to a line end, comma or closing bracket. What follows a simple one makes the whole opaque.</summary>
    private TemplateNode Expression(int depth)
    {
        Count(depth);
        SkipBlanks(newlines: false);
        var start = _at;
        var value = Primary(depth);
        SkipBlanks(newlines: false);
        return value is not null && AtExpressionEnd() ? value : Opaque(start);
    }

    private TemplateNode? Primary(int depth)
    {
        var start = _at;
        var c = Peek();
        if (c == '"')
        {
            return Template(depth);
        }

        if (c == '<' && Peek(1) == '<')
        {
            return Heredoc(depth);
        }

        if (c == '[')
        {
            return List(depth);
        }

        if (c == '{')
        {
            return Object(depth);
        }

        if (c is >= '0' and <= '9' || (c == '-' && Peek(1) is >= '0' and <= '9'))
        {
            _at++;
            while (Peek() is (>= '0' and <= '9') or '.' or 'e' or 'E')
            {
                _at++;
            }

            return new TemplateScalar(_lines.Span(start, _at), _text.Substring(start, _at - start), quoted: false);
        }

        return IsIdentifierStart(c) ? Named(depth) : null;
    }

    private TemplateNode? Named(int depth)
    {
        var start = _at;
        var name = Identifier();
        if (name is "true" or "false" or "null" && Peek() is not ('.' or '('))
        {
            return new TemplateScalar(_lines.Span(start, _at), name, quoted: false);
        }

        if (Peek() == '(')
        {
            _at++;
            var arguments = Items(')', depth);
            return arguments is null || Peek() is '.' or '[' ? null : new TemplateCall(_lines.Span(start, _at), name, arguments);
        }

        while (true)
        {
            if (Peek() == '.' && (IsIdentifierStart(Peek(1)) || Peek(1) is '*' or (>= '0' and <= '9')))
            {
                _at++;
                if (Peek() == '*')
                {
                    _at++;
                }
                else
                {
                    while (IsIdentifierPart(Peek()))
                    {
                        _at++;
                    }
                }
            }
            else if (Peek() == '[')
            {
                var close = _text.IndexOf(']', _at);
                if (close < 0)
                {
                    return null;
                }

                _at = close + 1;
            }
            else
            {
                return new TemplateReference(_lines.Span(start, _at), _text.Substring(start, _at - start));
            }
        }
    }

    private TemplateNode? List(int depth)
    {
        var start = _at++;
        var items = Items(']', depth);
        return items is null ? null : new TemplateList(_lines.Span(start, _at), items);
    }

    /// <summary>Comma-separated values up to the closing character; null when it is a comprehension.</summary>
    private List<TemplateNode>? Items(char close, int depth)
    {
        var items = new List<TemplateNode>();
        while (true)
        {
            SkipBlanks(newlines: true);
            if (Peek() == close)
            {
                _at++;
                return items;
            }

            if (AtKeyword("for"))
            {
                return null;
            }

            items.Add(Expression(depth + 1));
            SkipBlanks(newlines: true);
            if (string.CompareOrdinal(_text, _at, "...", 0, 3) == 0)
            {
                return null;
            }

            if (Peek() == ',')
            {
                _at++;
            }
            else if (Peek() != close)
            {
                throw Refuse($"',' or '{close}' is missing");
            }
        }
    }

    private TemplateMap? Object(int depth)
    {
        var start = _at++;
        var entries = new List<TemplateEntry>();
        while (true)
        {
            SkipBlanks(newlines: true);
            if (Peek() == '}')
            {
                _at++;
                return new TemplateMap(_lines.Span(start, _at), entries);
            }

            if (AtKeyword("for"))
            {
                return null;
            }

            var keyStart = _at;
            var key = Peek() == '"' ? Template(depth) as TemplateScalar : IsIdentifierStart(Peek()) ? new TemplateScalar(default, Identifier(), quoted: false) : null;
            SkipBlanks(newlines: false);
            if (key is null || Peek() is not ('=' or ':'))
            {
                return null;
            }

            var keySpan = _lines.Span(keyStart, _at);
            _at++;
            entries.Add(new TemplateEntry(key.Text, keySpan, Expression(depth + 1)));
            SkipBlanks(newlines: false);
            if (Peek() == ',')
            {
                _at++;
            }
        }
    }

    /// <summary>Moves over an expression that is not read, balancing brackets and skipping texts.</summary>
    private TemplateOpaque Opaque(int start)
    {
        _at = start;
        var open = 0;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (open == 0 && c is '\n' or '\r' or ',' or ')' or ']' or '}')
            {
                break;
            }

            switch (c)
            {
                case '"':
                    SkipTemplate();
                    continue;
                case '<' when Peek(1) == '<' && (IsIdentifierStart(Peek(2)) || Peek(2) == '-'):
                    Heredoc(0);
                    continue;
                case '#':
                    SkipLine();
                    continue;
                case '(' or '[' or '{':
                    open++;
                    break;
                case ')' or ']' or '}':
                    open--;
                    break;
            }

            _at++;
        }

        if (_at == start)
        {
            throw Refuse("a value is missing");
        }

        return new TemplateOpaque(_lines.Span(start, _at), _text.Substring(start, Math.Min(_at - start, 200)).Trim());
    }
}
