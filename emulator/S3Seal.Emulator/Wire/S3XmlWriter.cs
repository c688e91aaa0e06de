using System.Globalization;
using System.Text;
using System.Xml;

namespace S3Seal.Emulator.Wire;

/// <summary>Writes an answer document: S3's namespace, S3's date form, and XML 1.0 character references for what XML cannot carry.</summary>
internal sealed class S3XmlWriter : IDisposable
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _writer;
    private string? _namespace;

    public S3XmlWriter()
    {
        _writer = XmlWriter.Create(_bytes, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            CheckCharacters = false,
            NewLineHandling = NewLineHandling.Entitize,
        });
        _writer.WriteStartDocument();
    }

    /// <summary>Opens the root element, in S3's namespace unless told otherwise.</summary>
    public S3XmlWriter Root(string name, string? xmlNamespace = Namespace)
    {
        _namespace = xmlNamespace;
        _writer.WriteStartElement(name, xmlNamespace);
        return this;
    }

    public S3XmlWriter Start(string name)
    {
        _writer.WriteStartElement(name, _namespace);
        return this;
    }

    public S3XmlWriter End()
    {
        _writer.WriteEndElement();
        return this;
    }

    /// <summary>Writes an element; nothing at all when the text is null.</summary>
    public S3XmlWriter Element(string name, string? text)
    {
        if (text is null)
        {
            return this;
        }

        Start(name);
        _writer.WriteString(text);
        return End();
    }

    /// <summary>Writes text into the element that is open.</summary>
    public S3XmlWriter Value(string text)
    {
        _writer.WriteString(text);
        return this;
    }

    public S3XmlWriter Element(string name, long value) => Element(name, value.ToString(CultureInfo.InvariantCulture));

    public S3XmlWriter Element(string name, bool value) => Element(name, value ? "true" : "false");

    public S3XmlWriter Element(string name, DateTimeOffset time) =>
        Element(name, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.000Z", CultureInfo.InvariantCulture));

    public S3XmlWriter Attribute(string prefix, string name, string xmlNamespace, string value)
    {
        _writer.WriteAttributeString(prefix, name, xmlNamespace, value);
        return this;
    }

    public byte[] ToArray()
    {
        _writer.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }
}
