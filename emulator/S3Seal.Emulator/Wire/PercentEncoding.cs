using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>Percent-encoding as RFC 3986 and Signature Version 4 have it.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> PathUnreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/");
    private static readonly SearchValues<char> Special = SearchValues.Create("%+");

    /// <summary>Decodes <c>%XX</c> exactly once as UTF-8; false for a broken escape or bytes that are no UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? decoded)
    {
        if (!text.Contains('%'))
        {
            decoded = text.ToString();
            return true;
        }

        decoded = null;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '%')
                {
                    length += Encoding.UTF8.GetBytes(text.Slice(i, 1), bytes.AsSpan(length));
                }
                else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                {
                    bytes[length++] = (byte)((HexValue(text[i + 1]) << 4) | HexValue(text[i + 2]));
                    i += 2;
                }
                else
                {
                    return false;
                }
            }

            decoded = Strict.GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Decodes a query part: <c>%XX</c> and <c>+</c> as a blank; what cannot be decoded stays as it was sent.</summary>
    public static string DecodeQuery(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Special) < 0)
        {
            return text.ToString();
        }

        var blanks = text.ToString().Replace('+', ' ');
        return TryDecode(blanks, out var decoded) ? decoded : blanks;
    }

    /// <summary>Writes text percent-encoded: everything but letters, digits and <c>-_.~</c>, and <c>/</c> when it is a path.</summary>
    public static void Write(IBufferWriter<byte> output, string text, bool keepSlash)
    {
        var span = text.AsSpan();
        if (span.IndexOfAnyExcept(PathUnreserved) < 0 && (keepSlash || !span.Contains('/')))
        {
            Encoding.ASCII.GetBytes(span, output);
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var count = Encoding.UTF8.GetBytes(text, bytes);
        foreach (var value in bytes.AsSpan(0, count))
        {
            if (IsUnreserved(value) || (keepSlash && value == (byte)'/'))
            {
                var one = output.GetSpan(1);
                one[0] = value;
                output.Advance(1);
            }
            else
            {
                var three = output.GetSpan(3);
                three[0] = (byte)'%';
                three[1] = HexDigit(value >> 4);
                three[2] = HexDigit(value & 15);
                output.Advance(3);
            }
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    public static string Encode(string text, bool keepSlash = false)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 16);
        Write(output, text, keepSlash);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }

    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private static int HexValue(char c) => c switch
    {
        <= '9' => c - '0',
        <= 'F' => c - 'A' + 10,
        _ => c - 'a' + 10,
    };
}
