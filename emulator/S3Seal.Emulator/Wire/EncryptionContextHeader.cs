using System.Text.Json;
using S3Seal.Emulator.Errors;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Wire;

/// <summary>The encryption context as a request carries it: base64 of a UTF-8 JSON object of texts.</summary>
internal static class EncryptionContextHeader
{
    // KMS's own limit for a context; the header could carry more.
    private const int MaxBytes = 8192;

    /// <summary>The pairs, or null when the header was not sent.</summary>
    public static EncryptionContext? Read(string? header)
    {
        if (header is null)
        {
            return null;
        }

        var json = new byte[Math.Min(header.Length, MaxBytes)];
        if (header.Length == 0 || !Convert.TryFromBase64String(header, json, out var length))
        {
            throw Refuse(header);
        }

        try
        {
            var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(json.AsSpan(0, length));
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, header);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                Expect(reader.Read() && reader.TokenType == JsonTokenType.String && pairs.TryAdd(name, reader.GetString()!), header);
            }

            Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read(), header);
            return new EncryptionContext(pairs);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw Refuse(header);
        }
    }

    private static void Expect(bool holds, string header)
    {
        if (!holds)
        {
            throw Refuse(header);
        }
    }

    private static S3Exception Refuse(string header) => new(
        S3Errors.InvalidArgument,
        "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map",
        ("ArgumentName", SseHeaders.Context),
        ("ArgumentValue", header));
}
