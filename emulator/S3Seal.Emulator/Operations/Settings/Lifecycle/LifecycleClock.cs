namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>When a lifecycle action is due: so many days after an instant, rounded up to the next midnight UTC.</summary>
internal static class LifecycleClock
{
    public static DateTimeOffset Due(DateTimeOffset since, int days)
    {
        // Past the calendar's end means never.
        if (days > (DateTimeOffset.MaxValue - since).TotalDays - 1)
        {
            return DateTimeOffset.MaxValue;
        }

        var exact = since.ToUniversalTime().AddDays(days);
        return exact.TimeOfDay == TimeSpan.Zero ? exact : new DateTimeOffset(exact.Date.AddDays(1), TimeSpan.Zero);
    }

    /// <summary>When a current version expires by a rule; null when the rule does not expire it.</summary>
    public static DateTimeOffset? Expiry(Storage.LifecycleRule rule, DateTimeOffset lastModified) =>
        rule.ExpirationDays is { } days ? Due(lastModified, days) : rule.ExpirationDate;
}
