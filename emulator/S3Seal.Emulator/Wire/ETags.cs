namespace S3Seal.Emulator.Wire;

/// <summary>Entity tags: stored bare, shown quoted, compared either way.</summary>
internal static class ETags
{
    public const string Any = "*";

    public static string Quote(string etag) => $"\"{etag}\"";

    /// <summary>The tag without quotes and weakness mark.</summary>
    public static string Bare(string text)
    {
        var span = text.AsSpan().Trim();
        if (span.StartsWith("W/", StringComparison.Ordinal))
        {
            span = span[2..];
        }

        return span.Trim('"').ToString();
    }

    /// <summary>Whether a header's value, one tag or several or <c>*</c>, names this tag.</summary>
    public static bool Names(string header, string etag)
    {
        foreach (var range in header.AsSpan().Split(','))
        {
            var one = Bare(header[range]);
            if (one == Any || one == etag)
            {
                return true;
            }
        }

        return false;
    }
}
