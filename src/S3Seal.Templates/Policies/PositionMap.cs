using System.Collections.Generic;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Policies;

/// <summary>From characters of an emitted policy back to the template that it was made from.</summary>
public sealed class PositionMap
{
    private readonly List<(int Start, int End, SourceSpan Source)> _entries = [];

    internal void Add(int start, int end, SourceSpan source) => _entries.Add((start, end, source));

    /// <summary>The innermost place that covers the offset, or null when nothing in the file says it.</summary>
    public SourceSpan? Locate(int offset)
    {
        (int Start, int End, SourceSpan Source)? best = null;
        foreach (var entry in _entries)
        {
            if (entry.Start <= offset && offset < entry.End && (best is null || entry.End - entry.Start <= best.Value.End - best.Value.Start))
            {
                best = entry;
            }
        }

        return best?.Source;
    }
}
