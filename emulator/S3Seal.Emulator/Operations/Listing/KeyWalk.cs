using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>What part of a bucket a listing is about.</summary>
/// <param name="Prefix">What keys begin with; empty for all.</param>
/// <param name="Delimiter">Where keys fold; null or empty for nowhere.</param>
/// <param name="Marker">The key behind which the page begins; empty for the start.</param>
/// <param name="AtMarker">Whether the marker's own key still has entries to show.</param>
/// <param name="Most">How many entries and folded prefixes the page holds.</param>
internal sealed record KeyRange(string Prefix, string? Delimiter, string Marker, bool AtMarker, int Most);

/// <summary>One page of a listing.</summary>
/// <param name="Entries">In order; one without an item is a folded prefix.</param>
/// <param name="IsTruncated">Whether more follows.</param>
internal sealed record KeyPage<T>(IReadOnlyList<(string Key, T? Item)> Entries, bool IsTruncated)
    where T : class
{
    public IEnumerable<string> Prefixes => Entries.Where(entry => entry.Item is null).Select(entry => entry.Key);
}

/// <summary>The walk that all listings share: prefix, delimiter, marker, page size, over one moment of a bucket.</summary>
internal static class KeyWalk
{
    /// <param name="map">What is listed.</param>
    /// <param name="range">Which part of it.</param>
    /// <param name="items">What a key shows; nothing for keys that a listing passes over.</param>
    public static KeyPage<T> Run<TValue, T>(KeyMap<TValue> map, KeyRange range, Func<string, TValue, IEnumerable<T>> items)
        where TValue : class
        where T : class
    {
        var entries = new List<(string, T?)>(Math.Min(range.Most, 64));
        if (range.Most == 0)
        {
            return new(entries, false);
        }

        var cursor = Start(map, range);
        while (cursor.MoveNext() && cursor.Key.StartsWith(range.Prefix, StringComparison.Ordinal))
        {
            var folded = Fold(cursor.Key, range);
            foreach (var item in items(cursor.Key, cursor.Value))
            {
                if (entries.Count == range.Most)
                {
                    return new(entries, true);
                }

                if (folded is not null)
                {
                    entries.Add((folded, null));
                    cursor.Skip(folded, KeySeek.AfterPrefix);
                    break;
                }

                entries.Add((cursor.Key, item));
            }
        }

        return new(entries, false);
    }

    public static void WritePrefixes<T>(S3XmlWriter document, KeyPage<T> page, KeyEncoding encoding)
        where T : class
    {
        foreach (var prefix in page.Prefixes)
        {
            document.Start("CommonPrefixes").Element("Prefix", encoding.Encode(prefix)).End();
        }
    }

    private static KeyMap<TValue>.Cursor Start<TValue>(KeyMap<TValue> map, KeyRange range)
        where TValue : class
    {
        if (range.Marker.Length == 0 || KeyOrder.Compare(range.Marker, range.Prefix) < 0)
        {
            return map.Seek(range.Prefix);
        }

        // A marker inside a folded prefix has seen that prefix.
        return range.Marker.StartsWith(range.Prefix, StringComparison.Ordinal) && Fold(range.Marker, range) is { } folded
            ? map.Seek(folded, KeySeek.AfterPrefix)
            : map.Seek(range.Marker, range.AtMarker ? KeySeek.AtOrAfter : KeySeek.After);
    }

    private static string? Fold(string key, KeyRange range)
    {
        if (range.Delimiter is not { Length: > 0 } delimiter)
        {
            return null;
        }

        var at = key.IndexOf(delimiter, range.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
