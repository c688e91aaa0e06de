using System;

namespace S3Seal.Policy.Matching;

/// <summary>
/// Text in which <c>*</c> stands for any run of characters and <c>?</c> for exactly one; it must cover the whole subject.
/// </summary>
internal sealed class WildcardPattern
{
    internal const byte Literal = 0;
    internal const byte One = 1;
    internal const byte Many = 2;
    private const byte Nothing = 3;

    private readonly string _text;
    private readonly bool _hasWildcards;
    private readonly byte[]? _kinds;
    private readonly bool _ignoreCase;

    /// <param name="text">The characters; at a wildcard the written <c>*</c> or <c>?</c>.</param>
    /// <param name="kinds">One kind a character, or null when all are literal: a <c>*</c> that came out of the request is no wildcard.</param>
    /// <param name="ignoreCase">Whether letters match in either case.</param>
    public WildcardPattern(string text, byte[]? kinds, bool ignoreCase)
        : this(text, kinds is not null, kinds, ignoreCase)
    {
    }

    // Without kinds, hasWildcards says whether every written star and question mark is a wildcard or none is.
    private WildcardPattern(string text, bool hasWildcards, byte[]? kinds, bool ignoreCase)
    {
        _text = text;
        _hasWildcards = hasWildcards;
        _kinds = kinds;
        _ignoreCase = ignoreCase;
    }

    public string Text => _text;

    public bool HasWildcards => _hasWildcards;

    /// <summary>Whether every text matches, the empty one included.</summary>
    public bool MatchesEverything
    {
        get
        {
            for (var i = 0; i < _text.Length; i++)
            {
                if (KindAt(i) != Many)
                    return false;
            }

            return _text.Length > 0;
        }
    }

    /// <summary>A pattern in which each written <c>*</c> and <c>?</c> is a wildcard.</summary>
    public static WildcardPattern Parse(string text, bool ignoreCase = false) =>
        new(text, text.IndexOf('*') >= 0 || text.IndexOf('?') >= 0, null, ignoreCase);

    internal static byte KindOf(char c) => c switch { '*' => Many, '?' => One, _ => Literal };

    public bool IgnoresCase => _ignoreCase;

    /// <summary>What the character at the index is: text or one of the wildcards.</summary>
    public byte KindAt(int index) => !_hasWildcards ? Literal : _kinds is null ? KindOf(_text[index]) : _kinds[index];

    /// <summary>Whether both are written the same, so that they match the same texts.</summary>
    public bool IsSameAs(WildcardPattern other) =>
        _text == other._text && _hasWildcards == other._hasWildcards && _kinds is null && other._kinds is null && _ignoreCase == other._ignoreCase;

    public WildcardPattern Slice(int start, int length)
    {
        if (_kinds is null)
            return _hasWildcards ? Parse(_text.Substring(start, length), _ignoreCase) : new WildcardPattern(_text.Substring(start, length), null, _ignoreCase);
        var kinds = new byte[length];
        Array.Copy(_kinds, start, kinds, 0, length);
        return new WildcardPattern(_text.Substring(start, length), Array.TrueForAll(kinds, k => k == Literal) ? null : kinds, _ignoreCase);
    }

    public bool IsMatch(string subject) => IsMatch(0, _text.Length, subject, 0, subject.Length);

    /// <summary>Whether the pattern covers <paramref name="subject"/> from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public bool IsMatch(string subject, int start, int end) => IsMatch(0, _text.Length, subject, start, end);

    /// <summary>Whether the pattern from <paramref name="from"/> up to <paramref name="to"/> covers that part of the subject.</summary>
    internal bool IsMatch(int from, int to, string subject, int start, int end)
    {
        if (!_hasWildcards)
        {
            return end - start == to - from && (_ignoreCase
                ? string.Compare(subject, start, _text, from, to - from, StringComparison.OrdinalIgnoreCase) == 0
                : string.CompareOrdinal(subject, start, _text, from, to - from) == 0);
        }

        // Greedy with one fallback, the latest star: a later star makes earlier choices irrelevant,
        // so the cost is at most pattern times subject, whatever the pattern.
        var p = from;
        var s = start;
        var starAt = -1;
        var starSubject = start;
        while (s < end)
        {
            var kind = p < to ? KindAt(p) : Nothing;
            if (kind == Many)
            {
                starAt = p++;
                starSubject = s;
                if (p == to)
                    return true;
            }
            else if (kind == One)
            {
                p++;
                s += CharacterLength(subject, s, end);
            }
            else if (kind == Literal && SameCharacter(_text[p], subject[s]))
            {
                p++;
                s++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                s = ++starSubject;
            }
            else
            {
                return false;
            }
        }

        while (p < to && KindAt(p) == Many)
            p++;
        return p == to;
    }

    /// <summary>What the pattern matches among the texts that begin with <paramref name="beginning"/>, itself included.</summary>
    public Coverage CoverageOf(string beginning) => CoverageOf(beginning, 0);

    /// <summary>The same, where the beginning stands behind <paramref name="start"/> characters of something else.</summary>
    public Coverage CoverageOf(string beginning, int start)
    {
        // Nearly every pattern is text and then a star: the text is compared, and only what follows is walked.
        var head = 0;
        var at = start;
        for (; at < beginning.Length && head < _text.Length && KindAt(head) == Literal; at++, head++)
        {
            if (!SameCharacter(_text[head], beginning[at]))
                return Coverage.None;
        }

        if (at == beginning.Length)
            return head < _text.Length && TailIsStars(head) ? Coverage.All : Coverage.Some;
        if (head == _text.Length)
            return Coverage.None;
        if (TailIsStars(head))
            return Coverage.All;

        var alive = new bool[_text.Length + 1];
        var next = new bool[alive.Length];
        Enter(alive, head);
        for (var s = at; s < beginning.Length; s++)
        {
            var any = false;
            for (var p = head; p < _text.Length; p++)
            {
                if (!alive[p])
                    continue;
                var kind = KindAt(p);
                if (kind == Many)
                    any |= Enter(next, p);
                else if (kind == One || SameCharacter(_text[p], beginning[s]))
                    any |= Enter(next, p + 1);
            }

            if (!any)
                return Coverage.None;
            (alive, next) = (next, alive);
            Array.Clear(next, 0, next.Length);
        }

        for (var p = 0; p < _text.Length; p++)
        {
            if (alive[p] && TailIsStars(p))
                return Coverage.All;
        }

        return Coverage.Some;
    }

    private bool Enter(bool[] states, int p)
    {
        states[p] = true;
        while (p < _text.Length && KindAt(p) == Many)
            states[++p] = true;
        return true;
    }

    private bool TailIsStars(int p)
    {
        for (var i = p; i < _text.Length; i++)
        {
            if (KindAt(i) != Many)
                return false;
        }

        return true;
    }

    private bool SameCharacter(char a, char b) => a == b || (_ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    private static int CharacterLength(string text, int index, int end) =>
        char.IsHighSurrogate(text[index]) && index + 1 < end && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
