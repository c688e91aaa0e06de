using System.Linq;

namespace S3Seal.Policy.Json;

/// <summary>Questions to a JSON text that need no document.</summary>
public static class JsonText
{
    /// <summary>Whether the text is one JSON object all of whose values are strings, as KMS wants an encryption context.</summary>
    /// <param name="text">The text; anything may stand in it.</param>
    public static bool IsObjectOfStrings(string text) =>
        JsonReader.Read(text, out _) is { Kind: JsonKind.Object } value && value.Members.All(member => member.Value.Kind == JsonKind.String);
}
