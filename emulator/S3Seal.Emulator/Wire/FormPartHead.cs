using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>The head of one part of a form: its field name and, for a file, the file's name.</summary>
internal sealed record FormPartHead(string Name, string? FileName)
{
    /// <summary>Null unless there is a Content-Disposition with a name.</summary>
    public static FormPartHead? Parse(string head)
    {
        foreach (var line in head.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[..colon].Trim().Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase))
            {
                var value = line[(colon + 1)..];
                return Parameter(value, "name") is { } name ? new FormPartHead(name, LastSegment(Parameter(value, "filename"))) : null;
            }
        }

        return null;
    }

    private static string? LastSegment(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var segment = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return segment.Length == 0 ? null : segment;
    }

    private static string? Parameter(string value, string wanted)
    {
        var position = value.IndexOf(';', StringComparison.Ordinal);
        while (position >= 0 && position < value.Length)
        {
            position++;
            var equals = value.IndexOf('=', position);
            if (equals < 0)
            {
                return null;
            }

            var name = value[position..equals].Trim();
            var (text, next) = Value(value, equals + 1);
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }

            position = value.IndexOf(';', next);
        }

        return null;
    }

    // A quoted string with backslash escapes of quotes, or a bare token.
    private static (string Text, int Next) Value(string value, int start)
    {
        while (start < value.Length && value[start] == ' ')
        {
            start++;
        }

        if (start >= value.Length || value[start] != '"')
        {
            var end = value.IndexOf(';', start);
            end = end < 0 ? value.Length : end;
            return (value[start..end].Trim(), end);
        }

        var text = new StringBuilder();
        var index = start + 1;
        for (; index < value.Length && value[index] != '"'; index++)
        {
            if (value[index] == '\\' && index + 1 < value.Length && value[index + 1] is '"' or '\\')
            {
                index++;
            }

            text.Append(value[index]);
        }

        return (text.ToString(), Math.Min(index + 1, value.Length));
    }
}
