using System.Collections.Immutable;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Tags that come with an upload: a query string in a header, or a document in a form.</summary>
internal static class TagHeader
{
    public const string HeaderName = "x-amz-tagging";

    private const string FormField = "tagging";

    public static ImmutableArray<Tag> Read(S3Request request) =>
        request.Form?[FormField] is { } document ? FromForm(document)
        : request.Headers[HeaderName] is { } header ? TagRules.CheckForObject(Parse(header))
        : [];

    private static ImmutableArray<Tag> FromForm(string document)
    {
        var root = S3XmlReader.Read(System.Text.Encoding.UTF8.GetBytes(document));
        return root.Name == "Tagging" ? TagRules.ForObject(root) : [];
    }

    private static ImmutableArray<Tag> Parse(string header)
    {
        var tags = ImmutableArray.CreateBuilder<Tag>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in header.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=');
            if (parts.Length > 2 || !Decode(parts[0], out var key) || !Decode(parts.Length == 2 ? parts[1] : "", out var value) || !keys.Add(key))
            {
                throw new S3Exception(
                    S3Errors.InvalidArgument,
                    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
                    ("ArgumentName", HeaderName), ("ArgumentValue", header));
            }

            tags.Add(new(key, value));
        }

        return tags.ToImmutable();
    }

    private static bool Decode(string text, out string decoded)
    {
        var fine = PercentEncoding.TryDecode(text.Replace('+', ' '), out var result);
        decoded = result ?? "";
        return fine;
    }
}
