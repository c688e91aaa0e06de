using System.Collections.Generic;

namespace S3Seal.Templates.Nodes;

/// <summary>A value of a template, whatever language it was written in. Aliases share nodes, so a tree may be a graph without cycles.</summary>
internal abstract class TemplateNode(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    /// <summary>A YAML tag without its exclamation mark (<c>Sub</c>, <c>Ref</c>), else null.</summary>
    public string? Tag { get; init; }
}

/// <summary>Text, number, boolean or null.</summary>
internal sealed class TemplateScalar(SourceSpan span, string text, bool quoted) : TemplateNode(span)
{
    public string Text { get; } = text;

    /// <summary>False for bare words, which YAML and HCL may mean as boolean, number or null.</summary>
    public bool Quoted { get; } = quoted;

    public bool IsNull => !Quoted && Text is "" or "null" or "~";
}

internal sealed class TemplateList(SourceSpan span, IReadOnlyList<TemplateNode> items) : TemplateNode(span)
{
    public IReadOnlyList<TemplateNode> Items { get; } = items;
}

internal sealed class TemplateMap(SourceSpan span, IReadOnlyList<TemplateEntry> entries) : TemplateNode(span)
{
    public IReadOnlyList<TemplateEntry> Entries { get; } = entries;

    public TemplateNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

internal sealed class TemplateEntry(string key, SourceSpan keySpan, TemplateNode value)
{
    public string Key { get; } = key;

    public SourceSpan KeySpan { get; } = keySpan;

    public TemplateNode Value { get; } = value;
}

/// <summary>Text with expressions inside: HCL's <c>"arn:${x}/*"</c>.</summary>
internal sealed class TemplateText(SourceSpan span, IReadOnlyList<TemplateNode> parts) : TemplateNode(span)
{
    public IReadOnlyList<TemplateNode> Parts { get; } = parts;
}

/// <summary>A name with dots: HCL's <c>aws_s3_bucket.data.arn</c>.</summary>
internal sealed class TemplateReference(SourceSpan span, string path) : TemplateNode(span)
{
    public string Path { get; } = path;
}

/// <summary>A function call.</summary>
internal sealed class TemplateCall(SourceSpan span, string function, IReadOnlyList<TemplateNode> arguments) : TemplateNode(span)
{
    public string Function { get; } = function;

    public IReadOnlyList<TemplateNode> Arguments { get; } = arguments;
}

/// <summary>An expression that was recognised as one and not read further: its value is open.</summary>
internal sealed class TemplateOpaque(SourceSpan span, string source) : TemplateNode(span)
{
    public string Source { get; } = source;
}
