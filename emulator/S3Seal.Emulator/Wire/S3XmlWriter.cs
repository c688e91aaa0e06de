using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace S3Seal.Emulator.Wire;

/// <summary>Writes an answer document: S3's namespace, S3's date form, and character references for what XML 1.0 cannot carry.</summary>
/// <remarks>Written by hand because a list of 1 000 keys is ten thousand elements, and no general writer knows that their names are constants.</remarks>
internal sealed class S3XmlWriter : IDisposable
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private const string DateForm = "yyyy-MM-ddTHH:mm:ss.000Z";

    private readonly PooledBytes _output = new(2048);
    private readonly Stack<string> _open = new();
    private bool _tagIsOpen;

    public S3XmlWriter() => _output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);

    /// <summary>Opens the root element, in S3's namespace unless told otherwise.</summary>
    public S3XmlWriter Root(string name, string? xmlNamespace = Namespace)
    {
        Start(name);
        if (xmlNamespace is not null)
        {
            WriteAttribute("xmlns", xmlNamespace);
        }

        return this;
    }

    public S3XmlWriter Start(string name)
    {
        CloseTag();
        _output.Write("<"u8);
        WriteName(name);
        _open.Push(name);
        _tagIsOpen = true;
        return this;
    }

    public S3XmlWriter End()
    {
        var name = _open.Pop();
        if (_tagIsOpen)
        {
            _output.Write("/>"u8);
            _tagIsOpen = false;
            return this;
        }

        WriteEnd(name);
        return this;
    }

    /// <summary>Writes an element; nothing at all when the text is null.</summary>
    public S3XmlWriter Element(string name, string? text)
    {
        if (text is not null)
        {
            WriteStart(name);
            XmlText.Write(_output, text);
            WriteEnd(name);
        }

        return this;
    }

    /// <summary>Writes text into the element that is open.</summary>
    public S3XmlWriter Value(string text)
    {
        CloseTag();
        XmlText.Write(_output, text);
        return this;
    }

    public S3XmlWriter Element(string name, long value)
    {
        WriteStart(name);
        Utf8Formatter.TryFormat(value, _output.GetSpan(20), out var length);
        _output.Advance(length);
        WriteEnd(name);
        return this;
    }

    public S3XmlWriter Element(string name, bool value) => Element(name, value ? "true" : "false");

    public S3XmlWriter Element(string name, DateTimeOffset time)
    {
        WriteStart(name);
        time.UtcDateTime.TryFormat(_output.GetSpan(DateForm.Length), out var length, DateForm, CultureInfo.InvariantCulture);
        _output.Advance(length);
        WriteEnd(name);
        return this;
    }

    /// <summary>Writes an attribute of another namespace into the element that was just opened; its value holds no quotes.</summary>
    public S3XmlWriter Attribute(string prefix, string name, string xmlNamespace, string value)
    {
        WriteAttribute("xmlns:" + prefix, xmlNamespace);
        WriteAttribute(prefix + ":" + name, value);
        return this;
    }

    public int Length => _output.Written.Length;

    public byte[] ToArray() => _output.Written.ToArray();

    /// <summary>The document as it lies in rented memory: to be sent before this writer is disposed.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _output.WrittenMemory;

    public void Dispose() => _output.Dispose();

    private void WriteAttribute(string name, string value)
    {
        _output.Write(" "u8);
        WriteName(name);
        _output.Write("=\""u8);
        XmlText.Write(_output, value);
        _output.Write("\""u8);
    }

    private void CloseTag()
    {
        if (_tagIsOpen)
        {
            _output.Write(">"u8);
            _tagIsOpen = false;
        }
    }

    private void WriteStart(string name)
    {
        CloseTag();
        _output.Write("<"u8);
        WriteName(name);
        _output.Write(">"u8);
    }

    private void WriteEnd(string name)
    {
        _output.Write("</"u8);
        WriteName(name);
        _output.Write(">"u8);
    }

    // Names are S3's own, or were validated against them: ASCII.
    private void WriteName(string name) => _output.Advance(Encoding.ASCII.GetBytes(name, _output.GetSpan(name.Length)));
}
