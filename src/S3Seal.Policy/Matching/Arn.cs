namespace S3Seal.Policy.Matching;

/// <summary>An Amazon Resource Name: six parts between the first five colons; later colons belong to the last part.</summary>
internal sealed class Arn
{
    public const int PartCount = 6;

    private readonly WildcardPattern _pattern;

    // Where the first five colons stand.
    private readonly int _colon1;
    private readonly int _colon2;
    private readonly int _colon3;
    private readonly int _colon4;
    private readonly int _colon5;

    private WildcardPattern? _last;

    private Arn(WildcardPattern pattern, int colon1, int colon2, int colon3, int colon4, int colon5)
    {
        _pattern = pattern;
        _colon1 = colon1;
        _colon2 = colon2;
        _colon3 = colon3;
        _colon4 = colon4;
        _colon5 = colon5;
    }

    public WildcardPattern Partition => Part(_colon1 + 1, _colon2);

    public WildcardPattern Service => Part(_colon2 + 1, _colon3);

    public WildcardPattern Region => Part(_colon3 + 1, _colon4);

    public WildcardPattern Account => Part(_colon4 + 1, _colon5);

    public WildcardPattern Last => Part(LastAt, _pattern.Text.Length);

    /// <summary>Where the last part begins.</summary>
    public int LastAt => _colon5 + 1;

    public bool BeginsWithArn => _colon1 == 3 && _pattern.Text.StartsWith("arn", System.StringComparison.Ordinal);

    /// <summary>The pattern part by part, or null when it has fewer than six.</summary>
    public static Arn? FromPattern(WildcardPattern pattern)
    {
        var text = pattern.Text;
        var colon1 = text.IndexOf(':');
        var colon2 = colon1 < 0 ? -1 : text.IndexOf(':', colon1 + 1);
        var colon3 = colon2 < 0 ? -1 : text.IndexOf(':', colon2 + 1);
        var colon4 = colon3 < 0 ? -1 : text.IndexOf(':', colon3 + 1);
        var colon5 = colon4 < 0 ? -1 : text.IndexOf(':', colon4 + 1);
        return colon5 < 0 ? null : new Arn(pattern, colon1, colon2, colon3, colon4, colon5);
    }

    public static Arn? Parse(string text) => FromPattern(WildcardPattern.Parse(text));

    /// <summary>Whether each part covers the same part of the subject; a wildcard never reaches beyond its part.</summary>
    public bool IsMatch(string subject)
    {
        var at = 0;
        return Matches(0, _colon1, subject, ref at)
            && Matches(_colon1 + 1, _colon2, subject, ref at)
            && Matches(_colon2 + 1, _colon3, subject, ref at)
            && Matches(_colon3 + 1, _colon4, subject, ref at)
            && Matches(_colon4 + 1, _colon5, subject, ref at)
            && IsLastMatch(subject, at);
    }

    /// <summary>Whether the last part covers the subject from <paramref name="start"/> on.</summary>
    public bool IsLastMatch(string subject, int start) => _pattern.IsMatch(LastAt, _pattern.Text.Length, subject, start, subject.Length);

    private bool Matches(int from, int to, string subject, ref int at)
    {
        var colon = subject.IndexOf(':', at);
        if (colon < 0 || !_pattern.IsMatch(from, to, subject, at, colon))
            return false;
        at = colon + 1;
        return true;
    }

    private WildcardPattern Part(int from, int to) => _pattern.Slice(from, to - from);

    /// <summary>What the pattern matches among the ARNs that begin with <paramref name="beginning"/>, which must have all six parts.</summary>
    public Coverage CoverageOf(string beginning)
    {
        var at = 0;
        return Reach(0, _colon1, beginning, ref at)
            ?? Reach(_colon1 + 1, _colon2, beginning, ref at)
            ?? Reach(_colon2 + 1, _colon3, beginning, ref at)
            ?? Reach(_colon3 + 1, _colon4, beginning, ref at)
            ?? Reach(_colon4 + 1, _colon5, beginning, ref at)
            ?? (_last ??= Last).CoverageOf(beginning, at);
    }

    // Null: this part matches, the next one is asked.
    private Coverage? Reach(int from, int to, string beginning, ref int at) =>
        beginning.IndexOf(':', at) < 0 ? Coverage.Some : Matches(from, to, beginning, ref at) ? null : Coverage.None;
}
