using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>How many entries a page holds: what was asked for, at most a thousand.</summary>
internal static class PageSize
{
    public const int Most = 1000;

    public static int Read(QueryParameters query, string name) => Math.Min(Number(query, name) ?? Most, Most);

    /// <summary>A number in the query; null when it is absent or empty.</summary>
    public static int? Number(QueryParameters query, string name)
    {
        if (query.Get(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new S3Exception(
                S3Errors.InvalidArgument, $"Provided {name} not an integer or within integer range", ("ArgumentName", name), ("ArgumentValue", text));
        }

        var spoken = CamelCase(name);
        return number is >= 0 and <= int.MaxValue ? (int)number : throw new S3Exception(
            S3Errors.InvalidArgument, $"Argument {spoken} must be an integer between 0 and 2147483647", ("ArgumentName", spoken), ("ArgumentValue", text));
    }

    // S3 names the parameter by its own field here: max-keys is maxKeys.
    private static string CamelCase(string name)
    {
        var words = name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
