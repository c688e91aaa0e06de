using System.Text.Json;

namespace S3Seal.Tool.Policies;

/// <summary>A policy inside a JSON line: an object as it stands, or a string that holds the text.</summary>
internal static class PolicyText
{
    public static string Read(JsonElement policy) => policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();
}
