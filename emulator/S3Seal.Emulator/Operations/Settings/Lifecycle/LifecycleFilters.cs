using System.Collections.Immutable;
using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>Reads which objects a lifecycle rule means: an old-style prefix, one predicate, or several under <c>And</c>.</summary>
internal static class LifecycleFilters
{
    public static LifecycleFilter Parse(S3XmlElement rule)
    {
        var prefix = rule.Child("Prefix");
        if (rule.Child("Filter") is not { } filter)
        {
            return new LifecycleFilter { Prefix = prefix?.Text ?? throw new S3Exception(S3Errors.MalformedXml) };
        }

        if (prefix is not null || filter.Children.Count > 1)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        return filter.Child("And") is { } several
            ? several.Children.Count < 2 ? throw new S3Exception(S3Errors.MalformedXml) : Read(several)
            : Read(filter);
    }

    private static LifecycleFilter Read(S3XmlElement predicates)
    {
        var filter = new LifecycleFilter
        {
            Prefix = predicates.Child("Prefix")?.Text ?? "",
            Tags = CheckedTags(predicates),
            SizeGreaterThan = Size(predicates.Child("ObjectSizeGreaterThan")),
            SizeLessThan = Size(predicates.Child("ObjectSizeLessThan")),
        };
        return filter.SizeGreaterThan >= filter.SizeLessThan
            ? throw new S3Exception(S3Errors.InvalidRequest, "'ObjectSizeLessThan' must be greater than 'ObjectSizeGreaterThan'")
            : filter;
    }

    private static ImmutableArray<Tag> CheckedTags(S3XmlElement predicates)
    {
        var tags = TagRules.FromSet(predicates);
        return tags.DistinctBy(tag => tag.Key).Count() == tags.Length
            ? tags
            : throw new S3Exception(S3Errors.InvalidRequest, "Duplicate Tag Keys are not allowed.");
    }

    private static long? Size(S3XmlElement? element) => element is null ? null : long.Parse(element.Text.Trim(), CultureInfo.InvariantCulture);
}
