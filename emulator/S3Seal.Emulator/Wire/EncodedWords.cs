using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>RFC 2047 words in metadata values: decoded on the way in, written where a value is not printable US-ASCII.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html</remarks>
internal static class EncodedWords
{
    /// <summary>The text with every well-formed word decoded; anything else stays as it is.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var afterWord = false;
        for (var at = 0; at < text.Length;)
        {
            if (DecodeWord(text.AsSpan(at)) is (var word, var length))
            {
                result.Append(word);
                at += length;
                afterWord = true;
                continue;
            }

            // Blanks between two words are folding, not text.
            var blanks = text.AsSpan(at).IndexOfAnyExcept(' ', '\t');
            if (afterWord && blanks > 0 && DecodeWord(text.AsSpan(at + blanks)) is not null)
            {
                at += blanks;
                continue;
            }

            afterWord = false;
            result.Append(text[at++]);
        }

        return result.ToString();
    }

    /// <summary>The text itself when it is printable US-ASCII, else one base64 word of its UTF-8 bytes.</summary>
    public static string Encode(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=" : text;

    private static (string Text, int Length)? DecodeWord(ReadOnlySpan<char> text)
    {
        // =?charset?encoding?data?=
        if (!text.StartsWith("=?", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = text[2..];
        var charset = rest.IndexOf('?');
        if (charset < 1 || rest.Length < charset + 4 || rest[charset + 2] != '?' || CharsetNamed(rest[..charset]) is not { } encoding)
        {
            return null;
        }

        var kind = rest[charset + 1];
        var data = rest[(charset + 3)..];
        var end = data.IndexOf("?=", StringComparison.Ordinal);
        if (end < 0 || data[..end].Contains('?'))
        {
            return null;
        }

        var bytes = kind switch
        {
            'B' or 'b' => FromBase64(data[..end]),
            'Q' or 'q' => FromQuoted(data[..end]),
            _ => null,
        };
        return bytes is null ? null : (encoding.GetString(bytes), 2 + charset + 3 + end + 2);
    }

    private static Encoding? CharsetNamed(ReadOnlySpan<char> name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8
        : name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1
        : name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) ? Encoding.ASCII
        : null;

    private static byte[]? FromBase64(ReadOnlySpan<char> data)
    {
        var bytes = new byte[(data.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(data, bytes, out var written) ? bytes[..written] : null;
    }

    private static byte[]? FromQuoted(ReadOnlySpan<char> data)
    {
        var bytes = new List<byte>(data.Length);
        for (var at = 0; at < data.Length; at++)
        {
            if (data[at] == '=')
            {
                if (at + 2 >= data.Length || !char.IsAsciiHexDigit(data[at + 1]) || !char.IsAsciiHexDigit(data[at + 2]))
                {
                    return null;
                }

                bytes.AddRange(Convert.FromHexString(data.Slice(at + 1, 2)));
                at += 2;
            }
            else
            {
                bytes.Add(data[at] == '_' ? (byte)' ' : (byte)data[at]);
            }
        }

        return [.. bytes];
    }
}
