using System.Globalization;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>Instants as settings documents and lock headers write them: ISO 8601, a missing zone meaning UTC.</summary>
internal static class Moments
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd", "yyyyMMddTHHmmssK",
    ];

    public static bool TryParse(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
