using System;
using System.Collections.Generic;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Yaml;

/// <summary>
/// Reads the YAML that infrastructure templates are written in: block and flow collections, all scalar styles, tags, anchors.
/// Complex keys, directives and several documents in one file are not understood, and it says so.
/// </summary>
internal sealed partial class YamlReader
{
    private readonly string _text;
    private readonly LineMap _lines;
    private readonly Dictionary<string, TemplateNode> _anchors = new(StringComparer.Ordinal);
    private int _at;
    private int _nodes;

    private YamlReader(string text)
    {
        _text = text;
        _lines = new LineMap(text);
    }

    /// <summary>The root value, or null with a problem.</summary>
    public static TemplateNode? Read(string text, out TemplateProblem? problem)
    {
        problem = null;
        if (text.Length > ReadingLimits.Characters)
        {
            problem = new TemplateProblem(default, "Not understood: the file is larger than 10 MiB");
            return null;
        }

        try
        {
            return new YamlReader(text).Document();
        }
        catch (NotUnderstoodException refusal)
        {
            problem = refusal.Problem;
            return null;
        }
    }

    private TemplateNode Document()
    {
        SkipBlankLines();
        if (StartsWith("---") && IsBlankOrEnd(_at + 3))
        {
            _at += 3;
        }

        var root = BlockNode(-1, 0);
        SkipBlankLines();
        if (StartsWith("...") || StartsWith("---"))
        {
            _at += 3;
            SkipBlankLines();
        }

        return _at >= _text.Length ? root : throw Refuse("text after the end of the document, or a line that is indented differently from its neighbours");
    }

    /// <summary>A value that begins here or on one of the next lines, and stands deeper than <paramref name="parent"/>.</summary>
    private TemplateNode BlockNode(int parent, int depth, bool sequenceMayAlign = false)
    {
        Count(depth);
        SkipInlineBlanks();
        var tag = default(string);
        var anchor = default(string);
        Properties(ref tag, ref anchor);
        if (AtLineEnd())
        {
            var before = _at;
            SkipBlankLines();
            var indent = Column(_at);
            var deeper = indent > parent || (sequenceMayAlign && indent == parent && AtDash());
            if (_at >= _text.Length || !deeper || AtDocumentMark())
            {
                _at = before;
                return Named(new TemplateScalar(_lines.Span(before, before), "", quoted: false) { Tag = tag }, anchor);
            }

            Properties(ref tag, ref anchor);
        }

        return Named(Content(parent, depth, tag), anchor);
    }

    private TemplateNode Content(int parent, int depth, string? tag)
    {
        if (_at >= _text.Length)
        {
            return new TemplateScalar(_lines.Span(_at, _at), "", quoted: false) { Tag = tag };
        }

        if (_text[_at] == '*')
        {
            return Alias();
        }

        if (AtDash())
        {
            return BlockSequence(Column(_at), depth, tag);
        }

        if (_text[_at] is '|' or '>')
        {
            return BlockScalar(parent, tag);
        }

        if (_text[_at] is '?' && IsBlankOrEnd(_at + 1))
        {
            throw Refuse("a complex mapping key");
        }

        if (_text[_at] is '@' or '`' or '%')
        {
            throw Refuse("a reserved character at the start of a value");
        }

        return KeyEnd(_at) >= 0 ? BlockMapping(Column(_at), depth, tag) : FlowOrScalar(parent, depth, tag);
    }

    private TemplateNode FlowOrScalar(int parent, int depth, string? tag)
    {
        var node = _text[_at] switch
        {
            '{' or '[' => FlowNode(depth, tag),
            '"' or '\'' => Quoted(tag),
            _ => PlainScalar(parent, tag),
        };
        SkipInlineBlanks();
        return AtLineEnd() ? node : throw Refuse("text behind a value");
    }

    private TemplateList BlockSequence(int indent, int depth, string? tag)
    {
        var start = _at;
        var items = new List<TemplateNode>();
        while (_at < _text.Length && Column(_at) == indent && AtDash())
        {
            _at++;
            items.Add(BlockNode(indent, depth + 1));
            NextLine();
        }

        return new TemplateList(_lines.Span(start, _at), items) { Tag = tag };
    }

    private TemplateMap BlockMapping(int indent, int depth, string? tag)
    {
        var start = _at;
        var end = _at;
        var entries = new List<TemplateEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_at < _text.Length && Column(_at) == indent && !AtDash() && !AtDocumentMark())
        {
            var keyStart = _at;
            var keyEnd = KeyEnd(_at);
            if (keyEnd < 0)
            {
                throw Refuse("a line that is neither a key nor a list item");
            }

            var key = _text[_at] is '"' or '\'' ? ((TemplateScalar)Quoted(null)).Text : _text.Substring(_at, keyEnd - _at).TrimEnd();
            var keySpan = _lines.Span(keyStart, keyEnd);
            _at = keyEnd + 1;
            var value = BlockNode(indent, depth + 1, sequenceMayAlign: true);
            end = Math.Max(end, value.Span.End);
            Add(entries, keys, new TemplateEntry(key, keySpan, value));
            NextLine();
        }

        return new TemplateMap(_lines.Span(start, end), entries) { Tag = tag };
    }

    private static void Add(List<TemplateEntry> entries, HashSet<string> keys, TemplateEntry entry)
    {
        if (entry is { Key: "<<", Value: TemplateMap merged })
        {
            foreach (var inherited in merged.Entries)
            {
                if (keys.Add(inherited.Key))
                {
                    entries.Add(inherited);
                }
            }

            return;
        }

        if (!keys.Add(entry.Key))
        {
            throw new NotUnderstoodException(entry.KeySpan, $"the key '{entry.Key}' stands twice");
        }

        entries.Add(entry);
    }

    private TemplateNode Alias()
    {
        var start = _at++;
        var name = Word();
        return _anchors.TryGetValue(name, out var node)
            ? node
            : throw new NotUnderstoodException(_lines.Span(start, _at), $"the alias '*{name}' names nothing above it");
    }

    private void Properties(ref string? tag, ref string? anchor)
    {
        while (_at < _text.Length && _text[_at] is '!' or '&')
        {
            var mark = _text[_at++];
            var word = Word();
            if (mark == '&')
            {
                anchor = word;
            }
            else
            {
                tag = word.Length == 0 || word[0] == '!' ? null : word;
            }

            SkipInlineBlanks();
        }
    }

    private TemplateNode Named(TemplateNode node, string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
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
