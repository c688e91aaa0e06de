using System.Text;
using Microsoft.AspNetCore.Http;

namespace S3Seal.Emulator.Pipeline;

/// <summary>Turns headers, which the server reads byte by byte as Latin-1, into text: UTF-8 where it is that.</summary>
internal static class TextHeaders
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<KeyValuePair<string, string>> Read(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
        {
            if (values.Count == 1)
            {
                yield return new(name, Text(values[0]));
                continue;
            }

            foreach (var value in values)
            {
                yield return new(name, Text(value));
            }
        }
    }

    private static string Text(string? value)
    {
        if (value is null || Ascii.IsValid(value))
        {
            return value ?? "";
        }

        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }
}
