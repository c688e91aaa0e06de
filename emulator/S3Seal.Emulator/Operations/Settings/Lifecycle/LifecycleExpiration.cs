using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>The header that tells when a current version will expire, and by which rule.</summary>
internal static class LifecycleExpiration
{
    public const string Header = "x-amz-expiration";

    /// <summary>Null when no rule expires the version.</summary>
    public static string? For(BucketSettings settings, string key, ObjectVersion version)
    {
        (DateTimeOffset When, string RuleId)? first = null;
        foreach (var rule in settings.Lifecycle)
        {
            if (rule.Enabled && LifecycleClock.Expiry(rule, version.LastModified) is { } when
                && rule.Filter.Covers(key, version.Length, version.Tags) && !(first?.When <= when))
            {
                first = (when, rule.Id);
            }
        }

        return first is { } found ? $"expiry-date=\"{found.When.UtcDateTime:R}\", rule-id=\"{Uri.EscapeDataString(found.RuleId)}\"" : null;
    }
}
