using System.Globalization;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>The two ways a signature writes time.</summary>
internal static class Timestamps
{
    public const string Basic = "yyyyMMdd'T'HHmmss'Z'";

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Basic, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>A Date header: one of HTTP's forms, or the basic form some clients put there.</summary>
    public static DateTimeOffset? ParseDateHeader(string? text) => HttpDate.Parse(text) ?? Parse(text);

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Basic, CultureInfo.InvariantCulture);

    public static string PrintIso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
