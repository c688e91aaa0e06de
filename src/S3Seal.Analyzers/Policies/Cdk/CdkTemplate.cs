using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Analyzers.Policies.Cdk;

/// <summary>The template that code of the CDK says, as JSON, with the way from each of its characters back to the code.</summary>
internal sealed class CdkTemplate
{
    private readonly StringBuilder _json = new();
    private readonly List<(int Start, int End, TextSpan Source)> _places = [];

    public string Json => _json.ToString();

    public CdkTemplate Raw(string json)
    {
        _json.Append(json);
        return this;
    }

    public CdkTemplate Text(string text)
    {
        _json.Append('"');
        foreach (var c in text)
        {
            _ = c is '"' or '\\' ? _json.Append('\\').Append(c)
                : c < ' ' ? _json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture))
                : _json.Append(c);
        }

        _json.Append('"');
        return this;
    }

    /// <summary>Writes what a node of the code says.</summary>
    public void At(SyntaxNode node, Action write)
    {
        var start = _json.Length;
        write();
        _places.Add((start, _json.Length, node.Span));
    }

    /// <summary>Writes a list.</summary>
    public void List<T>(IEnumerable<T> items, Action<T> write)
    {
        _json.Append('[');
        var first = true;
        foreach (var item in items)
        {
            _json.Append(first ? "" : ",");
            first = false;
            write(item);
        }

        _json.Append(']');
    }

    /// <summary>The innermost piece of code that says what stands at the offset.</summary>
    public TextSpan? Source(int offset)
    {
        (int Start, int End, TextSpan Source)? best = null;
        foreach (var place in _places)
        {
            if (place.Start <= offset && offset < place.End && (best is null || place.End - place.Start < best.Value.End - best.Value.Start))
            {
                best = place;
            }
        }

        return best?.Source;
    }
}
