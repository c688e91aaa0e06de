namespace S3Seal.Emulator.Storage;

/// <summary>Object lock is enabled on the bucket, with or without a default retention for new versions.</summary>
internal sealed record ObjectLockSettings(DefaultRetention? Default = null);

/// <summary>How long a new version is protected; exactly one of <paramref name="Days"/> and <paramref name="Years"/> is set.</summary>
internal sealed record DefaultRetention(RetentionMode Mode, int? Days, int? Years)
{
    public DateTimeOffset Until(DateTimeOffset created) => Days is { } days ? created.AddDays(days) : created.AddYears(Years ?? 0);
}

/// <summary>An object version that may not be deleted before an instant.</summary>
internal sealed record ObjectRetention(RetentionMode Mode, DateTimeOffset Until);

/// <summary>Whether somebody with a permission may lift a retention; the names are S3's words.</summary>
internal enum RetentionMode
{
    GOVERNANCE,
    COMPLIANCE,
}
