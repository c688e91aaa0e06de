using System.Globalization;

namespace S3Seal.Emulator.Wire;

/// <summary>A stretch of bytes, both ends included.</summary>
internal readonly record struct ByteRange(long First, long Last)
{
    public long Length => Last - First + 1;

    /// <summary>Reads a Range header against a size. What S3 cannot read as one range it ignores: then the result is null.</summary>
    /// <param name="header">The header's value, or null.</param>
    /// <param name="size">The object's size in bytes.</param>
    /// <param name="unsatisfiable">True when it is one range, and none of it lies inside the object.</param>
    public static ByteRange? Resolve(string? header, long size, out bool unsatisfiable)
    {
        unsatisfiable = false;
        if (header is null || !header.StartsWith("bytes=", StringComparison.Ordinal))
        {
            return null;
        }

        var text = header.AsSpan("bytes=".Length).Trim();
        var dash = text.IndexOf('-');
        if (dash < 0 || !TryNumber(text[..dash], out var first) || !TryNumber(text[(dash + 1)..], out var last))
        {
            return null;
        }

        if (first is null)
        {
            if (last is null)
            {
                return null;
            }

            unsatisfiable = last == 0 || size == 0;
            return unsatisfiable ? null : new(Math.Max(0, size - last.Value), size - 1);
        }

        if (last < first)
        {
            return null;
        }

        unsatisfiable = first >= size;
        return unsatisfiable ? null : new(first.Value, Math.Min(last ?? long.MaxValue, size - 1));
    }

    /// <summary>Reads <c>x-amz-copy-source-range</c>, which knows one form only: both ends given.</summary>
    public static ByteRange? ParseExact(string header)
    {
        if (!header.StartsWith("bytes=", StringComparison.Ordinal))
        {
            return null;
        }

        var text = header.AsSpan("bytes=".Length);
        var dash = text.IndexOf('-');
        return dash > 0 && TryNumber(text[..dash], out var first) && TryNumber(text[(dash + 1)..], out var last) && last >= first
            ? new(first!.Value, last.Value)
            : null;
    }

    /// <summary>The value of Content-Range.</summary>
    public string Print(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {First}-{Last}/{size}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = value;
        return true;
    }
}
