using System.Text.Json;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>A request's members, read with KMS's own complaints.</summary>
internal sealed class KmsRequest(JsonElement body, KmsRequester requester, LocalKms kms)
{
    private const int MaxContextPairs = 1000;

    public KmsRequester Requester => requester;

    public LocalKms Kms => kms;

    public KmsCaller Caller => new(requester) { DryRun = Flag("DryRun") };

    /// <summary>The key that <c>KeyId</c> names, which the requester may use for this.</summary>
    public KmsKey Key(string operation)
    {
        var key = kms.Find(Required("KeyId"), requester);
        Demand(operation, key);
        return key;
    }

    public void Demand(string operation, KmsKey key) =>
        kms.Demand(new KmsUse(operation, key, requester, EncryptionContext.Empty, ThroughS3: false));

    /// <summary>A text member, null when absent.</summary>
    public string? Text(string name) => Member(name) is { } member
        ? member.ValueKind == JsonValueKind.String ? member.GetString() : throw Serialization()
        : null;

    public string Required(string name)
    {
        var text = Text(name) ?? throw KmsValidation.Missing(name);
        return text.Length == 0 ? throw KmsValidation.TooShort(name, text, 1) : text;
    }

    public string OneOf(string name, string fallback, params string[] values)
    {
        var text = Text(name) ?? fallback;
        return values.Contains(text) ? text : throw KmsValidation.NotInSet(name, text, values);
    }

    public bool Flag(string name) => Member(name) is { } member
        && member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Serialization(),
        };

    public int? Integer(string name, int least, int most)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.Number || !member.TryGetInt32(out var value))
        {
            throw Serialization();
        }

        return value < least ? throw KmsValidation.TooSmall(name, value, least)
            : value > most ? throw KmsValidation.TooLarge(name, value, most)
            : value;
    }

    /// <summary>Bytes in base64, null when absent.</summary>
    public byte[]? Blob(string name, int longest)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            throw Serialization();
        }

        return length == 0 ? throw KmsValidation.TooShort(name, null, 1)
            : length > longest ? throw KmsValidation.TooLong(name, longest)
            : bytes[..length];
    }

    public byte[] RequiredBlob(string name, int longest) => Blob(name, longest) ?? throw KmsValidation.Missing(name);

    /// <summary>Pairs of text; empty when absent.</summary>
    public EncryptionContext Context(string name = "EncryptionContext") =>
        Member(name) is { } member ? ReadContext(member) : EncryptionContext.Empty;

    /// <summary>Pairs of text inside another member; null when absent.</summary>
    public EncryptionContext? Context(string outer, string name) =>
        Member(outer) is { ValueKind: JsonValueKind.Object } member && member.TryGetProperty(name, out var inner) ? ReadContext(inner) : null;

    public IReadOnlyList<string>? Texts(string name) => Member(name) is { } member
        ? member.ValueKind == JsonValueKind.Array
            ? [.. member.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Serialization())]
            : throw Serialization()
        : null;

    /// <summary>Tags as name and value; null when absent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags()
    {
        if (Member("Tags") is not { } member)
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            throw Serialization();
        }

        return [.. member.EnumerateArray().Select(ReadTag)];
    }

    /// <summary>The stretch of a list that <c>Limit</c> and <c>Marker</c> ask for; the marker is the name of the last item shown.</summary>
    public KmsPage<T> Page<T>(IReadOnlyList<T> all, Func<T, string> name, int most, int fallback)
    {
        var limit = Integer("Limit", 1, most) ?? fallback;
        var start = 0;
        if (Text("Marker") is { } marker)
        {
            while (start < all.Count && name(all[start]) != marker)
            {
                start++;
            }

            start = start < all.Count ? start + 1 : throw new KmsException("InvalidMarkerException", "Could not deserialize marker.");
        }

        var items = all.Skip(start).Take(limit).ToList();
        return new KmsPage<T>(items, start + items.Count < all.Count ? name(items[^1]) : null);
    }

    private static EncryptionContext ReadContext(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.Object || member.EnumerateObject().Count() > MaxContextPairs)
        {
            throw Serialization();
        }

        return new EncryptionContext(member.EnumerateObject().Select(pair => KeyValuePair.Create(
            pair.Name, pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : throw Serialization())));
    }

    private static KeyValuePair<string, string> ReadTag(JsonElement tag) =>
        tag.ValueKind == JsonValueKind.Object
        && tag.TryGetProperty("TagKey", out var name) && name.ValueKind == JsonValueKind.String
        && tag.TryGetProperty("TagValue", out var value) && value.ValueKind == JsonValueKind.String
            ? new(name.GetString()!, value.GetString()!)
            : throw KmsValidation.Missing("tagKey");

    private static KmsException Serialization() => new("SerializationException", "");

    private JsonElement? Member(string name)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Serialization();
        }

        return body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
    }
}
