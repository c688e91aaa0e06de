using System;
using System.Text;
using S3Seal.Policy.Json;

namespace S3Seal.Analyzers.Values;

/// <summary>The text form that S3 wants of an encryption context: the base64 of a JSON object whose values are strings.</summary>
internal static class EncryptionContextText
{
    public static bool IsValid(string text) => Decode(text) is { } json && JsonText.IsObjectOfStrings(json);

    /// <summary>The base64 form of a raw JSON object of strings; null when the text is none.</summary>
    public static string? Encode(string text) => JsonText.IsObjectOfStrings(text) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : null;

    private static string? Decode(string text)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
