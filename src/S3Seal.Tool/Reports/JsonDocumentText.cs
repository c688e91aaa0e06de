using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Seal.Tool.Reports;

/// <summary>Indented JSON as text, with code left readable: these files are read by people too, and never stand inside HTML.</summary>
internal static class JsonDocumentText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
