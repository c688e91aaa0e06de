using System.Globalization;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>The two ways a signature writes time.</summary>
internal static class Timestamps
{
    public const string Basic = "yyyyMMdd'T'HHmmss'Z'";

    // By hand: every request has one, and parsing by a pattern takes longer than the signature's hash.
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is not { Length: 16 } || text[8] != 'T' || text[15] != 'Z')
        {
            return null;
        }

        var (year, month, day) = (Number(text, 0, 4), Number(text, 4, 2), Number(text, 6, 2));
        var (hour, minute, second) = (Number(text, 9, 2), Number(text, 11, 2), Number(text, 13, 2));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;
    }

    /// <summary>A Date header: one of HTTP's forms, or the basic form some clients put there.</summary>
    public static DateTimeOffset? ParseDateHeader(string? text) => HttpDate.Parse(text) ?? Parse(text);

    // Negative when there is anything but digits.
    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return -1;
            }

            number = (10 * number) + text[i] - '0';
        }

        return number;
    }

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Basic, CultureInfo.InvariantCulture);

    public static string PrintIso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
