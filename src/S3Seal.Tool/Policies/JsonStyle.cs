using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Seal.Tool.Policies;

/// <summary>How the commands about policies write JSON.</summary>
internal static class JsonStyle
{
    /// <summary>On one line, quotes and angle brackets readable: nobody embeds it in HTML.</summary>
    public static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
