using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using S3Seal.Emulator.Operations;

namespace S3Seal.Emulator.Kms;

/// <summary>Writes an answer: a JSON object, or nothing at all when the action has no output.</summary>
internal sealed class KmsAnswer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _writer;
    private bool _started;

    public KmsAnswer() => _writer = new Utf8JsonWriter(_bytes);

    /// <summary>The writer inside the answer's object.</summary>
    public Utf8JsonWriter Json
    {
        get
        {
            if (!_started)
            {
                _started = true;
                _writer.WriteStartObject();
            }

            return _writer;
        }
    }

    public static KmsAnswer Error(string code, string message)
    {
        var answer = new KmsAnswer().Text("__type", code);
        return message.Length == 0 ? answer : answer.Text("message", message);
    }

    /// <summary>Writes a member; nothing when the value is null.</summary>
    public KmsAnswer Text(string name, string? value)
    {
        if (value is not null)
        {
            Json.WriteString(name, value);
        }

        return this;
    }

    public KmsAnswer Flag(string name, bool value)
    {
        Json.WriteBoolean(name, value);
        return this;
    }

    public KmsAnswer Number(string name, int value)
    {
        Json.WriteNumber(name, value);
        return this;
    }

    /// <summary>Writes bytes as base64.</summary>
    public KmsAnswer Blob(string name, ReadOnlySpan<byte> value)
    {
        Json.WriteBase64String(name, value);
        return this;
    }

    /// <summary>Writes an instant as seconds since 1970; nothing when null.</summary>
    public KmsAnswer Time(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Json.WriteNumber(name, Math.Round(time.ToUnixTimeMilliseconds() / 1000m, 3));
        }

        return this;
    }

    public KmsAnswer Texts(string name, IEnumerable<string> values)
    {
        Json.WriteStartArray(name);
        foreach (var value in values)
        {
            Json.WriteStringValue(value);
        }

        Json.WriteEndArray();
        return this;
    }

    public KmsAnswer List<T>(string name, IEnumerable<T> items, Action<KmsAnswer, T> write)
    {
        Json.WriteStartArray(name);
        foreach (var item in items)
        {
            Json.WriteStartObject();
            write(this, item);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        return this;
    }

    public KmsAnswer Object(string name, Action<KmsAnswer> write)
    {
        Json.WriteStartObject(name);
        write(this);
        Json.WriteEndObject();
        return this;
    }

    /// <summary>Writes a page of a list with its marks.</summary>
    public KmsAnswer Page<T>(string name, KmsPage<T> page, Action<KmsAnswer, T> write) =>
        List(name, page.Items, write).Text("NextMarker", page.Next).Flag("Truncated", page.Next is not null);

    public S3Response ToResponse(int status)
    {
        if (!_started)
        {
            return S3Response.Empty(status);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        return S3Response.Text(_bytes.WrittenMemory.ToArray(), "application/x-amz-json-1.1", status);
    }

    // A generated key stands in the buffer in the clear.
    public void Dispose()
    {
        _writer.Dispose();
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsMemory(_bytes.WrittenMemory).Span);
    }
}

/// <summary>A stretch of a list.</summary>
/// <param name="Items">The stretch.</param>
/// <param name="Next">Where the next one begins; null at the end.</param>
internal sealed record KmsPage<T>(IReadOnlyList<T> Items, string? Next);
