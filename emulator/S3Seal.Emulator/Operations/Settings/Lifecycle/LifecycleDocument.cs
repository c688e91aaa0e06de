using System.Collections.Immutable;
using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>Reads lifecycle rules from their document, with the refusals that S3's schema cannot express.</summary>
internal static class LifecycleDocument
{
    private const int MostRules = 1000;
    private const int LongestId = 255;
    private const int MostKeptVersions = 100;

    /// <summary>The rules of a document whose rules all carry an id.</summary>
    public static ImmutableArray<LifecycleRule> Parse(S3XmlElement document)
    {
        if (document.Children.Count > MostRules)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rules = ImmutableArray.CreateBuilder<LifecycleRule>();
        foreach (var element in document.All("Rule"))
        {
            var rule = ParseRule(element);
            if (!ids.Add(rule.Id))
            {
                throw new S3Exception(S3Errors.InvalidArgument, "Rule ID must be unique. Found same ID for more than one rule");
            }

            rules.Add(rule);
        }

        return rules.ToImmutable();
    }

    private static LifecycleRule ParseRule(S3XmlElement element)
    {
        var id = element.Required("ID").Text;
        if (id.Length > LongestId)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "ID length should not exceed allowed limit of 255");
        }

        var expiration = element.Child("Expiration");
        var noncurrent = element.Child("NoncurrentVersionExpiration");
        var rule = new LifecycleRule
        {
            Id = id,
            Enabled = element.Required("Status").Text.Trim() == "Enabled",
            Filter = LifecycleFilters.Parse(element),
            ExpirationDays = Days(expiration, "Days", "'Days' for Expiration action must be a positive integer"),
            ExpirationDate = Midnight(expiration),
            ExpiredObjectDeleteMarker = expiration?.Child("ExpiredObjectDeleteMarker")?.Text.Trim().ToLowerInvariant() is "true" or "1",
            NoncurrentDays = Days(noncurrent, "NoncurrentDays", "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer"),
            NewerNoncurrentVersions = KeptVersions(noncurrent),
            AbortIncompleteUploadDays = Days(element.Child("AbortIncompleteMultipartUpload"), "DaysAfterInitiation",
                "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer"),
            Transitions = [.. element.All("Transition").Select(Transition)],
            NoncurrentTransitions = [.. element.All("NoncurrentVersionTransition").Select(NoncurrentTransition)],
        };
        LifecycleRules.Check(rule, element);
        return rule;
    }

    private static LifecycleTransition Transition(S3XmlElement element)
    {
        var days = Number(element.Child("Days"));
        var date = Midnight(element);
        if (days is null == date is null)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        return days < 0
            ? throw new S3Exception(S3Errors.InvalidArgument, "'Days' for Transition action must be nonnegative")
            : new LifecycleTransition(element.Required("StorageClass").Text.Trim(), days, date);
    }

    private static NoncurrentTransition NoncurrentTransition(S3XmlElement element)
    {
        var days = Number(element.Required("NoncurrentDays"))!.Value;
        return days < 0
            ? throw new S3Exception(S3Errors.InvalidArgument, "'NoncurrentDays' for NoncurrentVersionTransition action must be nonnegative")
            : new NoncurrentTransition(element.Required("StorageClass").Text.Trim(), days, KeptVersions(element));
    }

    private static int KeptVersions(S3XmlElement? element)
    {
        var kept = Number(element?.Child("NewerNoncurrentVersions"));
        return kept is < 1 or > MostKeptVersions
            ? throw new S3Exception(S3Errors.InvalidArgument, "'NewerNoncurrentVersions' must be between 1 and 100")
            : kept ?? 0;
    }

    private static int? Days(S3XmlElement? action, string name, string refusal)
    {
        var days = Number(action?.Child(name));
        return days is <= 0 ? throw new S3Exception(S3Errors.InvalidArgument, refusal) : days;
    }

    private static DateTimeOffset? Midnight(S3XmlElement? action)
    {
        if (action?.Child("Date") is not { } element || !Moments.TryParse(element.Text.Trim(), out var date))
        {
            return null;
        }

        return date.TimeOfDay == TimeSpan.Zero ? date : throw new S3Exception(S3Errors.InvalidArgument, "'Date' must be at midnight GMT");
    }

    private static int? Number(S3XmlElement? element)
    {
        if (element is null)
        {
            return null;
        }

        return int.TryParse(element.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new S3Exception(S3Errors.MalformedXml);
    }
}
