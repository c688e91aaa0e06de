using System.Collections.Immutable;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>What S3 accepts as tags, how it reads a tag document and how it writes one.</summary>
internal static class TagRules
{
    public const int MostOnObject = 10;
    public const int MostOnBucket = 50;

    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>Reads a Tagging document for a bucket.</summary>
    public static ImmutableArray<Tag> ForBucket(S3XmlElement document) =>
        CheckForBucket(Parse(document));

    public static ImmutableArray<Tag> CheckForBucket(ImmutableArray<Tag> tags) =>
        Check(tags, MostOnBucket, "Bucket tag count cannot be greater than 50", "System tags cannot be added/updated by requester");

    /// <summary>Reads a Tagging document for an object.</summary>
    public static ImmutableArray<Tag> ForObject(S3XmlElement document) => CheckForObject(Parse(document));

    /// <summary>Refuses tags that an object may not carry, wherever they came from.</summary>
    public static ImmutableArray<Tag> CheckForObject(ImmutableArray<Tag> tags) =>
        Check(tags, MostOnObject, "Object tags cannot be greater than 10", "Your TagKey cannot be prefixed with aws:");

    /// <summary>The tags as the condition keys <c>s3:RequestObjectTag/k</c> and <c>s3:RequestObjectTagKeys</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context(ImmutableArray<Tag> tags) =>
        tags.IsEmpty
            ? []
            : [
                .. tags.Select(tag => new KeyValuePair<string, IReadOnlyList<string>>("s3:RequestObjectTag/" + tag.Key, [tag.Value])),
                new("s3:RequestObjectTagKeys", [.. tags.Select(tag => tag.Key)]),
            ];

    public static S3XmlWriter Write(S3XmlWriter writer, ImmutableArray<Tag> tags)
    {
        writer.Root("Tagging").Start("TagSet");
        foreach (var tag in tags)
        {
            writer.Start("Tag").Element("Key", tag.Key).Element("Value", tag.Value).End();
        }

        return writer.End().End();
    }

    private static ImmutableArray<Tag> Parse(S3XmlElement document)
    {
        DocumentShapes.Tagging.Validate(document, S3Errors.MalformedXml);
        return FromSet(document.Required("TagSet"));
    }

    /// <summary>The <c>Tag</c> children of an element, in their order.</summary>
    public static ImmutableArray<Tag> FromSet(S3XmlElement set) =>
        [.. set.All("Tag").Select(tag => new Tag(tag.Required("Key").Text, tag.Required("Value").Text))];

    private static ImmutableArray<Tag> Check(ImmutableArray<Tag> tags, int most, string tooMany, string reserved)
    {
        if (tags.Length > most)
        {
            throw new S3Exception(S3Errors.BadRequest, tooMany);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new S3Exception(S3Errors.InvalidTag, reserved, ("TagKey", key));
            }

            if (key.Length is 0 or > LongestKey || !key.All(IsAllowed))
            {
                throw new S3Exception(S3Errors.InvalidTag, "The TagKey you have provided is invalid", ("TagKey", key));
            }

            if (value.Length > LongestValue || !value.All(IsAllowed))
            {
                throw new S3Exception(S3Errors.InvalidTag, "The TagValue you have provided is invalid", ("TagKey", key), ("TagValue", value));
            }

            if (!keys.Add(key))
            {
                throw new S3Exception(S3Errors.InvalidTag, "Cannot provide multiple Tags with the same key", ("TagKey", key));
            }
        }

        return tags;
    }

    private static bool IsAllowed(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is ' ' or '+' or '-' or '=' or '.' or '_' or ':' or '/' or '@';
}
