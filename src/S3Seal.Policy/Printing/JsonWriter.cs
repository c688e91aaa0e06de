using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace S3Seal.Policy.Printing;

/// <summary>Builds indented JSON text.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;
    private bool _follows;

    public void Begin(char bracket)
    {
        Place();
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    public void End(char bracket)
    {
        _depth--;
        if (!_isFirst)
            Break();
        _text.Append(bracket);
        _isFirst = false;
    }

    public void Name(string name)
    {
        Place();
        Quote(name);
        _text.Append(": ");
        _follows = true;
    }

    public void Value(string value)
    {
        Place();
        Quote(value);
    }

    public void Member(string name, string value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>A single text as itself, several as a list on one line.</summary>
    public void Member(string name, List<string> values)
    {
        if (values.Count == 1)
        {
            Member(name, values[0]);
            return;
        }

        Name(name);
        Place();
        _text.Append('[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Quote(values[i]);
        }

        _text.Append(']');
    }

    public override string ToString() => _text.ToString();

    // Behind a name on the same line, else on a line of its own.
    private void Place()
    {
        if (_follows)
        {
            _follows = false;
            return;
        }

        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        if (_text.Length > 0)
            Break();
    }

    private void Break() => _text.Append('\n').Append(' ', _depth * 2);

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                _text.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(c);
        }

        _text.Append('"');
    }
}
