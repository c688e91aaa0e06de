using System.Buffers;
using System.Text;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>The canonical request of Signature Version 4, as bytes.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html</remarks>
internal static class CanonicalRequest
{
    private const string SignatureParameter = "X-Amz-Signature";

    /// <summary>Writes the canonical request; a signed header that is absent contributes an empty value and so breaks the signature.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">The canonical URI.</param>
    /// <param name="signedHeaders">Names as the client listed them, lower case, in its order.</param>
    /// <param name="payloadHash">The last line.</param>
    /// <param name="hoisted">Values of signed headers that stand in the query instead; null for none.</param>
    public static void Write(
        IBufferWriter<byte> output, SignedRequest request, string path, IReadOnlyList<string> signedHeaders, string payloadHash, RequestHeaders? hoisted)
    {
        Line(output, request.Method);
        Line(output, path);
        WriteQuery(output, request.Target.Query);
        output.Write("\n"u8);
        foreach (var name in signedHeaders)
        {
            Text(output, name);
            output.Write(":"u8);
            Text(output, Collapse(request.Headers[name] ?? hoisted?[name] ?? ""));
            output.Write("\n"u8);
        }

        output.Write("\n"u8);
        for (var i = 0; i < signedHeaders.Count; i++)
        {
            if (i > 0)
            {
                output.Write(";"u8);
            }

            Text(output, signedHeaders[i]);
        }

        output.Write("\n"u8);
        Text(output, payloadHash);
    }

    /// <summary>The path encoded anew from its decoded form: what clients sign that escape more, or less, than they send.</summary>
    public static string? ReencodedPath(string rawPath)
    {
        if (!PercentEncoding.TryDecode(rawPath, out var decoded))
        {
            return null;
        }

        var encoded = PercentEncoding.Encode(decoded, keepSlash: true);
        return encoded == rawPath ? null : encoded;
    }

    private static void WriteQuery(IBufferWriter<byte> output, QueryParameters query)
    {
        var items = query.Items;
        if (items.Count == 0)
        {
            return;
        }

        var pairs = new List<(string Name, string Value)>(items.Count);
        foreach (var item in items)
        {
            if (item.Name != SignatureParameter)
            {
                pairs.Add((PercentEncoding.Encode(item.Name), PercentEncoding.Encode(item.Value)));
            }
        }

        if (pairs.Count > 1)
        {
            pairs.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var byName and not 0 ? byName : string.CompareOrdinal(a.Value, b.Value));
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0)
            {
                output.Write("&"u8);
            }

            Text(output, pairs[i].Name);
            output.Write("="u8);
            Text(output, pairs[i].Value);
        }
    }

    // Trimmed, inner runs of blanks to one.
    private static string Collapse(string value)
    {
        if (!value.Contains("  ", StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c != ' ' || text.Length == 0 || text[^1] != ' ')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Text and a line feed.</summary>
    public static void Line(IBufferWriter<byte> output, string text)
    {
        Text(output, text);
        output.Write("\n"u8);
    }

    // In one pass: a character is at most three bytes.
    private static void Text(IBufferWriter<byte> output, string text) => output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(3 * text.Length)));
}
