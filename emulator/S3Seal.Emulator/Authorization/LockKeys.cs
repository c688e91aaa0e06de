using System.Globalization;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>The condition keys about object lock, from headers here and from bodies where an operation asks.</summary>
internal static class LockKeys
{
    public const string Mode = "s3:object-lock-mode";
    public const string RetainUntil = "s3:object-lock-retain-until-date";
    public const string RemainingDays = "s3:object-lock-remaining-retention-days";
    public const string LegalHold = "s3:object-lock-legal-hold";

    public static void Fill(RequestContext context, string? mode, string? until, string? legalHold, DateTimeOffset now)
    {
        RequestContextFactory.Set(context, Mode, mode);
        RequestContextFactory.Set(context, RetainUntil, until);
        RequestContextFactory.Set(context, RemainingDays, DaysUntil(until, now));
        RequestContextFactory.Set(context, LegalHold, legalHold);
    }

    /// <summary>Whole days that remain, begun ones counted; null without a readable date.</summary>
    public static string? DaysUntil(string? until, DateTimeOffset now) =>
        DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? Math.Ceiling((date - now).TotalDays).ToString(CultureInfo.InvariantCulture)
            : null;
}
