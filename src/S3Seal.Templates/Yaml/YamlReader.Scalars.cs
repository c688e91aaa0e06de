using System.Collections.Generic;
using System.Text;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Yaml;

/// <summary>Scalars and flow collections.</summary>
internal sealed partial class YamlReader
{
    private TemplateScalar PlainScalar(int parent, string? tag)
    {
        var start = _at;
        var text = new StringBuilder();
        var end = PlainLine(_at, inFlow: false);
        text.Append(_text, _at, end - _at);
        var last = end;
        _at = end;
        while (ContinuationLine(parent, out var next, out var blankLines))
        {
            if (KeyEnd(next) >= 0)
            {
                _at = next;
                throw Refuse("a key that is indented below a text");
            }

            var lineEnd = PlainLine(next, inFlow: false);
            text.Append(blankLines > 0 ? new string('\n', blankLines) : " ").Append(_text, next, lineEnd - next);
            last = lineEnd;
            _at = lineEnd;
        }

        return new TemplateScalar(_lines.Span(start, last), text.ToString(), quoted: false) { Tag = tag };
    }

    /// <summary>Where the plain text of one line ends: before a comment, the line's end, or a flow mark.</summary>
    private int PlainLine(int from, bool inFlow)
    {
        var i = from;
        while (i < _text.Length && _text[i] is not ('\n' or '\r'))
        {
            if (_text[i] == '#' && i > from && _text[i - 1] is ' ' or '\t')
            {
                break;
            }

            if (inFlow && (_text[i] is ',' or '[' or ']' or '{' or '}' || (_text[i] == ':' && (IsBlankOrEnd(i + 1) || _text[i + 1] is ',' or ']' or '}'))))
            {
                break;
            }

            i++;
        }

        while (i > from && _text[i - 1] is ' ' or '\t')
        {
            i--;
        }

        return i;
    }

    private bool ContinuationLine(int parent, out int next, out int blankLines)
    {
        blankLines = -1;
        next = _at;
        if (!AtLineEnd())
        {
            return false;
        }

        var i = _at;
        while (i < _text.Length)
        {
            while (i < _text.Length && _text[i] is not '\n')
            {
                if (_text[i] == '#')
                {
                    return false;
                }

                i++;
            }

            if (i >= _text.Length)
            {
                return false;
            }

            i++;
            blankLines++;
            var line = i;
            while (i < _text.Length && _text[i] == ' ')
            {
                i++;
            }

            if (i >= _text.Length || _text[i] is '\r' or '\n')
            {
                continue;
            }

            next = i;
            return i - line > parent && _text[i] != '#' && !(i == line && DocumentMarkAt(i));
        }

        return false;
    }

    private TemplateNode Quoted(string? tag)
    {
        var start = _at;
        var quote = _text[_at++];
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length)
            {
                throw new NotUnderstoodException(_lines.Span(start, _text.Length), "a quoted text that does not end");
            }

            var c = _text[_at++];
            if (c == quote)
            {
                if (quote == '\'' && _at < _text.Length && _text[_at] == '\'')
                {
                    text.Append('\'');
                    _at++;
                    continue;
                }

                return new TemplateScalar(_lines.Span(start, _at), text.ToString(), quoted: true) { Tag = tag };
            }

            if (c == '\\' && quote == '"')
            {
                Escape(text);
            }
            else if (c is '\n' or '\r')
            {
                FoldLines(text);
            }
            else
            {
                text.Append(c);
            }
        }
    }

    private void FoldLines(StringBuilder text)
    {
        while (text.Length > 0 && text[text.Length - 1] is ' ' or '\t')
        {
            text.Length--;
        }

        var breaks = _text[_at - 1] == '\n' ? 1 : 0;
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            breaks += _text[_at++] == '\n' ? 1 : 0;
        }

        text.Append(breaks > 1 ? new string('\n', breaks - 1) : " ");
    }

    private void Escape(StringBuilder text)
    {
        var c = _at < _text.Length ? _text[_at++] : throw Refuse("an escape at the end of the file");
        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            var value = 0;
            for (var i = 0; i < digits; i++)
            {
                var digit = _at < _text.Length ? "0123456789abcdef".IndexOf(char.ToLowerInvariant(_text[_at])) : -1;
                value = digit < 0 || value > 0x10FFFF ? throw Refuse("an escape that is no character") : (value * 16) + digit;
                _at++;
            }

            text.Append(value is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) && digits == 8 ? throw Refuse("an escape that is no character") : value > 0xFFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString());
            return;
        }

        var simple = "0abtnvfre \"/\\N_LP\t".IndexOf(c);
        if (simple >= 0)
        {
            text.Append("\0\a\b\t\n\v\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029\t"[simple]);
        }
        else if (c is '\r' or '\n')
        {
            while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n')
            {
                _at++;
            }
        }
        else
        {
            throw Refuse("an unknown escape");
        }
    }

    private TemplateScalar BlockScalar(int parent, string? tag)
    {
        var start = _at;
        var folded = _text[_at++] == '>';
        var chomp = ' ';
        var indent = 0;
        while (_at < _text.Length && _text[_at] is '+' or '-' or (>= '1' and <= '9'))
        {
            var c = _text[_at++];
            if (c is '+' or '-')
            {
                chomp = c;
            }
            else
            {
                indent = (parent < 0 ? 0 : parent) + (c - '0');
            }
        }

        SkipInlineBlanks();
        if (!AtLineEnd())
        {
            throw Refuse("text behind a block scalar's mark");
        }

        var lines = BlockLines(parent, ref indent);
        var text = folded ? Fold(lines) : string.Join("\n", lines);
        var trimmed = text.TrimEnd('\n');
        var body = chomp switch { '-' => trimmed, '+' => text + "\n", _ => trimmed.Length == 0 ? "" : trimmed + "\n" };
        return new TemplateScalar(_lines.Span(start, _at), body, quoted: true) { Tag = tag };
    }

    /// <summary>The lines of a block scalar without their indentation; leaves the reader behind the last one's text.</summary>
    private List<string> BlockLines(int parent, ref int indent)
    {
        var lines = new List<string>();
        while (_at < _text.Length)
        {
            var newline = _text.IndexOf('\n', _at);
            if (newline < 0)
            {
                _at = _text.Length;
                break;
            }

            var line = newline + 1;
            var i = line;
            while (i < _text.Length && _text[i] == ' ')
            {
                i++;
            }

            var blank = i >= _text.Length || _text[i] is '\n' or '\r';
            if (!blank && indent == 0)
            {
                indent = i - line > parent ? i - line : 0;
            }

            if (!blank && (indent == 0 ? i - line <= parent : i - line < indent))
            {
                break;
            }

            var end = _text.IndexOf('\n', line);
            end = end < 0 ? _text.Length : end;
            var contentEnd = end > line && _text[end - 1] == '\r' ? end - 1 : end;
            var from = line + indent < contentEnd ? line + indent : contentEnd;
            lines.Add(blank && indent == 0 ? "" : _text.Substring(from, contentEnd - from));
            if (end == _text.Length && blank)
            {
                _at = end;
                break;
            }

            _at = end;
        }

        return lines;
    }

    private static string Fold(List<string> lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var joins = i > 0 && lines[i].Length > 0 && lines[i - 1].Length > 0 && lines[i][0] is not (' ' or '\t') && lines[i - 1][0] is not (' ' or '\t');
            text.Append(i == 0 ? "" : joins ? " " : lines[i].Length == 0 || lines[i - 1].Length > 0 ? "\n" : "").Append(lines[i]);
        }

        return text.ToString();
    }

    private TemplateNode FlowNode(int depth, string? tag)
    {
        Count(depth);
        SkipFlowBlanks();
        var anchor = default(string);
        Properties(ref tag, ref anchor);
        SkipFlowBlanks();
        if (_at >= _text.Length)
        {
            throw Refuse("a flow collection that does not end");
        }

        switch (_text[_at])
        {
            case '[':
                return Named(FlowSequence(depth, tag), anchor);
            case '{':
                return Named(FlowMapping(depth, tag), anchor);
            case '"' or '\'':
                return Named(Quoted(tag), anchor);
            case '*':
                return Alias();
            default:
                var start = _at;
                _at = PlainLine(_at, inFlow: true);
                return Named(new TemplateScalar(_lines.Span(start, _at), _text.Substring(start, _at - start), quoted: false) { Tag = tag }, anchor);
        }
    }

    private TemplateList FlowSequence(int depth, string? tag)
    {
        var start = _at++;
        var items = new List<TemplateNode>();
        while (!FlowEnd(']'))
        {
            var item = FlowNode(depth + 1, null);
            SkipFlowBlanks();
            items.Add(_at < _text.Length && _text[_at] == ':' ? throw Refuse("a single pair inside a flow sequence") : item);
            FlowSeparator(']');
        }

        return new TemplateList(_lines.Span(start, _at), items) { Tag = tag };
    }

    private TemplateMap FlowMapping(int depth, string? tag)
    {
        var start = _at++;
        var entries = new List<TemplateEntry>();
        var keys = new HashSet<string>(System.StringComparer.Ordinal);
        while (!FlowEnd('}'))
        {
            var key = FlowNode(depth + 1, null) as TemplateScalar ?? throw Refuse("a complex mapping key");
            SkipFlowBlanks();
            var value = default(TemplateNode);
            if (_at < _text.Length && _text[_at] == ':')
            {
                _at++;
                value = FlowNode(depth + 1, null);
            }

            Add(entries, keys, new TemplateEntry(key.Text, key.Span, value ?? new TemplateScalar(key.Span, "", quoted: false)));
            FlowSeparator('}');
        }

        return new TemplateMap(_lines.Span(start, _at), entries) { Tag = tag };
    }

    private bool FlowEnd(char close)
    {
        SkipFlowBlanks();
        if (_at >= _text.Length)
        {
            throw Refuse("a flow collection that does not end");
        }

        if (_text[_at] != close)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void FlowSeparator(char close)
    {
        SkipFlowBlanks();
        if (_at < _text.Length && _text[_at] == ',')
        {
            _at++;
        }
        else if (_at >= _text.Length || _text[_at] != close)
        {
            throw Refuse($"',' or '{close}' is missing");
        }
    }
}
