using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>One condition of a POST policy: equality, prefix or length.</summary>
internal sealed record PostCondition
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The field without its <c>$</c>; empty for a length range, which never holds when its ends are no numbers.</summary>
    public required string Field { get; init; }

    /// <summary>As S3 prints it when it fails: a JSON array.</summary>
    public required string Text { get; init; }

    public string Value { get; private init; } = "";

    public bool IsPrefix { get; private init; }

    /// <summary>Set for <c>content-length-range</c>.</summary>
    public LengthRange? Range { get; private init; }

    public bool Holds(string? sent)
    {
        if (sent is null)
        {
            return false;
        }

        if (!IsPrefix)
        {
            return sent == Value;
        }

        // A list of content types must match in every item.
        return Field.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && sent.Contains(',', StringComparison.Ordinal)
            ? sent.Split(',', StringSplitOptions.TrimEntries).All(type => type.StartsWith(Value, StringComparison.Ordinal))
            : sent.StartsWith(Value, StringComparison.Ordinal);
    }

    public static PostCondition Parse(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Simple(element),
        JsonValueKind.Array => Listed(element),
        _ => throw PostPolicy.Invalid("Invalid Condition: must be a List or an Object."),
    };

    private static PostCondition Simple(JsonElement element)
    {
        using var properties = element.EnumerateObject();
        if (!properties.MoveNext())
        {
            throw NotExactlyOne();
        }

        var only = properties.Current;
        if (properties.MoveNext())
        {
            throw NotExactlyOne();
        }

        return only.Value.ValueKind == JsonValueKind.String
            ? Equality(only.Name, only.Value.GetString()!)
            : throw PostPolicy.Invalid("Invalid Simple-Condition: value must be a string.");
    }

    private static PostCondition Listed(JsonElement element)
    {
        var items = element.EnumerateArray().ToArray();
        if (items.Length != 3 || items[0].ValueKind != JsonValueKind.String)
        {
            throw PostPolicy.Invalid("Invalid Condition: must have three elements.");
        }

        var operation = items[0].GetString()!;
        if (operation.Equals("content-length-range", StringComparison.OrdinalIgnoreCase))
        {
            return LengthBetween(items);
        }

        if (items[1].ValueKind != JsonValueKind.String || items[1].GetString() is not ['$', .. { Length: > 0 } field] || items[2].ValueKind != JsonValueKind.String)
        {
            throw PostPolicy.Invalid("Invalid Condition: the field must be a string that begins with '$', the value a string.");
        }

        var value = items[2].GetString()!;
        return operation.ToLowerInvariant() switch
        {
            "eq" => Equality(field, value),
            "starts-with" => new PostCondition { Field = field, Value = value, IsPrefix = true, Text = $"[\"starts-with\", \"${field}\", {Quote(value)}]" },
            _ => throw PostPolicy.Invalid($"Invalid Condition: unknown operation '{operation}'."),
        };
    }

    private static PostCondition LengthBetween(JsonElement[] items)
    {
        var text = $"[\"content-length-range\", {items[1].GetRawText()}, {items[2].GetRawText()}]";
        return Number(items[1]) is { } min && Number(items[2]) is { } max
            ? new PostCondition { Field = "", Text = text, Range = new LengthRange(min, max) }
            : new PostCondition { Field = "", Text = text };
    }

    private static long? Number(JsonElement element)
    {
        var text = element.ValueKind is JsonValueKind.Number or JsonValueKind.String ? element.ToString() : "";
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static PostCondition Equality(string field, string value) =>
        new() { Field = field, Value = value, Text = $"[\"eq\", \"${field}\", {Quote(value)}]" };

    private static string Quote(string value) => JsonSerializer.Serialize(value, Plain);

    private static Errors.S3Exception NotExactlyOne() =>
        PostPolicy.Invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
}
