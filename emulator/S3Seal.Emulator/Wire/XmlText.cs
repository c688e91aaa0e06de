using System.Buffers;
using System.Globalization;
using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>Text inside a document: escaped where XML demands it, and never shortened.</summary>
internal static class XmlText
{
    // Beside the markup: what a reader would change (a carriage return becomes a line feed), and what XML 1.0 forbids and S3 writes as references.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..at], output);
            WriteReference(output, text[at]);
            text = text[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
    }

    private static void WriteReference(IBufferWriter<byte> output, char c)
    {
        switch (c)
        {
            case '&':
                output.Write("&amp;"u8);
                break;
            case '<':
                output.Write("&lt;"u8);
                break;
            case '>':
                output.Write("&gt;"u8);
                break;
            case '\r':
                output.Write("&#13;"u8);
                break;
            default:
                Encoding.UTF8.GetBytes($"&#x{((int)c).ToString("X", CultureInfo.InvariantCulture)};", output);
                break;
        }
    }
}
