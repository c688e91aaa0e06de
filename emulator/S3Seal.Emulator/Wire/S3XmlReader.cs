using System.Text;
using System.Xml;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Reads a request document within fixed limits: no document type, no entities, bounded depth and size.</summary>
internal static class S3XmlReader
{
    private const int DeepestElement = 24;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1,
    };

    /// <summary>The root element; MalformedXML for anything that is not one well-formed document within the limits.</summary>
    public static S3XmlElement Read(byte[] document)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document, writable: false), Settings);
            reader.MoveToContent();
            var root = ReadElement(reader, 0);
            while (reader.Read())
            {
                // The reader itself refuses a second root; what may follow is white space.
            }

            return root;
        }
        catch (Exception broken) when (broken is XmlException or InvalidOperationException or ArgumentException)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }
    }

    private static S3XmlElement ReadElement(XmlReader reader, int depth)
    {
        if (reader.NodeType != XmlNodeType.Element || depth > DeepestElement)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        var name = reader.LocalName;
        var attributes = ReadAttributes(reader);
        if (reader.IsEmptyElement)
        {
            return new S3XmlElement(name, "", [], attributes);
        }

        List<S3XmlElement>? children = null;
        var text = new StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                (children ??= []).Add(ReadElement(reader, depth + 1));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        return new S3XmlElement(name, WholeCharacters(text.ToString()), children is null ? [] : children, attributes);
    }

    // Half of a surrogate pair can come as a character reference; it is no text and could not be given back.
    private static string WholeCharacters(string text)
    {
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0; rest = rest[(at + 2)..])
        {
            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                throw new S3Exception(S3Errors.MalformedXml);
            }
        }

        return text;
    }

    private static Dictionary<string, string> ReadAttributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                attributes[reader.LocalName] = reader.Value;
            }
        }

        reader.MoveToElement();
        return attributes;
    }
}
