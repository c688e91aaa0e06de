namespace S3Seal.Policy.Matching;

/// <summary>An Amazon Resource Name: six parts between the first five colons; later colons belong to the last part.</summary>
internal sealed class Arn
{
    public const int PartCount = 6;

    private readonly WildcardPattern[] _parts;

    private Arn(WildcardPattern[] parts) => _parts = parts;

    public WildcardPattern Partition => _parts[1];

    public WildcardPattern Service => _parts[2];

    public WildcardPattern Region => _parts[3];

    public WildcardPattern Account => _parts[4];

    public WildcardPattern Last => _parts[5];

    public bool BeginsWithArn => _parts[0].Text == "arn";

    /// <summary>The pattern part by part, or null when it has fewer than six.</summary>
    public static Arn? FromPattern(WildcardPattern pattern)
    {
        var parts = new WildcardPattern[PartCount];
        var start = 0;
        for (var i = 0; i < PartCount - 1; i++)
        {
            var colon = pattern.Text.IndexOf(':', start);
            if (colon < 0)
                return null;
            parts[i] = pattern.Slice(start, colon - start);
            start = colon + 1;
        }

        parts[PartCount - 1] = pattern.Slice(start, pattern.Text.Length - start);
        return new Arn(parts);
    }

    public static Arn? Parse(string text) => FromPattern(WildcardPattern.Parse(text));

    /// <summary>Whether each part covers the same part of the subject; a wildcard never reaches beyond its part.</summary>
    public bool IsMatch(string subject)
    {
        var start = 0;
        for (var i = 0; i < PartCount - 1; i++)
        {
            var colon = subject.IndexOf(':', start);
            if (colon < 0 || !_parts[i].IsMatch(subject, start, colon))
                return false;
            start = colon + 1;
        }

        return Last.IsMatch(subject, start, subject.Length);
    }

    /// <summary>What the pattern matches among the ARNs that begin with <paramref name="beginning"/>, which must have all six parts.</summary>
    public Coverage CoverageOf(string beginning)
    {
        var start = 0;
        for (var i = 0; i < PartCount - 1; i++)
        {
            var colon = beginning.IndexOf(':', start);
            if (colon < 0)
                return Coverage.Some;
            if (!_parts[i].IsMatch(beginning, start, colon))
                return Coverage.None;
            start = colon + 1;
        }

        return Last.CoverageOf(beginning.Substring(start));
    }
}
