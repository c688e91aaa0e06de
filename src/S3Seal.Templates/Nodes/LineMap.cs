using System.Collections.Generic;

namespace S3Seal.Templates.Nodes;

/// <summary>Turns offsets of one text into spans with line and column.</summary>
internal sealed class LineMap
{
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _starts.Add(i + 1);
            }
        }
    }

    public SourceSpan Span(int start, int end)
    {
        var index = _starts.BinarySearch(start);
        var line = index >= 0 ? index : ~index - 1;
        return new SourceSpan(start, end > start ? end - start : 0, line + 1, start - _starts[line] + 1);
    }
}
