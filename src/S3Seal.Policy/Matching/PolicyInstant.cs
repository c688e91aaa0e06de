using System;
using System.Globalization;

namespace S3Seal.Policy.Matching;

/// <summary>
/// An instant as a policy or a request writes it: the W3C profile of ISO 8601, from <c>YYYY</c> to fractions of a second,
/// or seconds since 1970. Missing parts are the first, no zone is UTC.
/// </summary>
internal static class PolicyInstant
{
    private static readonly long Epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <param name="text">The instant as written.</param>
    /// <param name="ticks">100-nanosecond steps since the year 1, UTC.</param>
    public static bool TryParse(string text, out long ticks) => IsCount(text) ? TryParseEpoch(text, out ticks) : TryParseIso(text, out ticks);

    // Four digits are a year, any other plain number is a count of seconds.
    private static bool IsCount(string text)
    {
        if (text.Length == 0 || text.Length == 4)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (>= '0' and <= '9' or '.') && !(i == 0 && text[i] == '-'))
                return false;
        }

        return true;
    }

    private static bool TryParseEpoch(string text, out long ticks)
    {
        ticks = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) > 100_000_000_000m)
        {
            return false;
        }

        ticks = Epoch + (long)(seconds * TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool TryParseIso(string text, out long ticks)
    {
        ticks = 0;
        var at = 0;
        var month = 1;
        var day = 1;
        if (!Digits(text, ref at, 4, out var year) || year == 0)
            return false;
        if (Take(text, ref at, '-') && !Digits(text, ref at, 2, out month))
            return false;
        if (at == 7 && Take(text, ref at, '-') && !Digits(text, ref at, 2, out day))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (at == text.Length)
            return true;
        return at == 10 && (Take(text, ref at, 'T') || Take(text, ref at, 't')) && TryParseTime(text, at, ref ticks);
    }

    private static bool TryParseTime(string text, int at, ref long ticks)
    {
        var second = 0;
        if (!Digits(text, ref at, 2, out var hour) || !Take(text, ref at, ':') || !Digits(text, ref at, 2, out var minute))
            return false;
        long fraction = 0;
        if (Take(text, ref at, ':'))
        {
            if (!Digits(text, ref at, 2, out second) || (Take(text, ref at, '.') && !Fraction(text, ref at, out fraction)))
                return false;
        }

        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute | second) != 0))
            return false;
        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;
        return TryParseZone(text, at, ref ticks);
    }

    private static bool TryParseZone(string text, int at, ref long ticks)
    {
        if (at == text.Length)
            return true;
        var sign = text[at++];
        if (sign is 'Z' or 'z')
            return at == text.Length;
        if (sign is not ('+' or '-') || !Digits(text, ref at, 2, out var hours))
            return false;
        Take(text, ref at, ':');
        var minutes = 0;
        if (at < text.Length && !Digits(text, ref at, 2, out minutes))
            return false;
        var offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        ticks += sign == '+' ? -offset : offset;
        return at == text.Length && hours <= 23 && minutes <= 59;
    }

    private static bool Fraction(string text, ref int at, out long ticks)
    {
        ticks = 0;
        var start = at;
        var unit = TimeSpan.TicksPerSecond;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            unit /= 10;
            ticks += (text[at] - '0') * unit;
        }

        return at > start;
    }

    private static bool Digits(string text, ref int at, int count, out int value)
    {
        value = 0;
        if (at + count > text.Length)
            return false;
        for (var end = at + count; at < end; at++)
        {
            if (text[at] is not (>= '0' and <= '9'))
                return false;
            value = (value * 10) + (text[at] - '0');
        }

        return true;
    }

    private static bool Take(string text, ref int at, char c)
    {
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }
}
