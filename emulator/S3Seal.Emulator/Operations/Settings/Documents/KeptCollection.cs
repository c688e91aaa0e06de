using System.Collections.Immutable;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>A setting of which a bucket has many documents, each under its own id: inventory, metrics, analytics, intelligent tiering.</summary>
internal sealed record KeptCollection(string QueryName, XmlShape Shape, string ListRoot, string GetAction, string PutAction)
{
    /// <summary>How many documents one bucket may hold.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>Condition keys that the body of a put fills; null when there is none.</summary>
    public Func<S3XmlElement, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>>? Context { get; init; }

    public ImmutableSortedDictionary<string, string> All(BucketSettings settings) =>
        settings.Collections.GetValueOrDefault(QueryName) ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public BucketSettings With(BucketSettings settings, ImmutableSortedDictionary<string, string> all) =>
        settings with { Collections = settings.Collections.SetItem(QueryName, all) };

    /// <summary>The id the request names, at most 64 characters of letters, digits and <c>- _ .</c>.</summary>
    public static string Id(S3Request request)
    {
        var id = request.Target.Query.Get("id") ?? "";
        if (id.Length is 0 or > 64 || !id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Invalid configuration id", ("ArgumentName", "id"), ("ArgumentValue", id));
        }

        return id;
    }
}
