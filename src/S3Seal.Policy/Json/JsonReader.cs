using System.Collections.Generic;
using System.Text;

namespace S3Seal.Policy.Json;

/// <summary>Reads one JSON document (RFC 8259) in one pass; never throws, never nests deeper than <see cref="DepthLimit"/>.</summary>
internal sealed class JsonReader
{
    /// <summary>A policy needs six levels; the limit keeps the stack safe from hostile text.</summary>
    public const int DepthLimit = 64;

    private readonly string _text;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private JsonReader(string text) => _text = text;

    /// <summary>The document's value, or null and the place where reading stopped.</summary>
    public static JsonValue? Read(string text, out JsonSpan stoppedAt)
    {
        var reader = new JsonReader(text);
        reader.SkipBlank();
        var value = reader.ReadValue(DepthLimit);
        reader.SkipBlank();
        stoppedAt = reader.Here(reader._position < text.Length ? 1 : 0);
        return value is not null && reader._position == text.Length ? value : null;
    }

    private JsonValue? ReadValue(int depth)
    {
        if (_position >= _text.Length || depth == 0)
            return null;
        return _text[_position] switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadText(),
            't' => ReadWord("true", JsonKind.True),
            'f' => ReadWord("false", JsonKind.False),
            'n' => ReadWord("null", JsonKind.Null),
            _ => ReadNumber(),
        };
    }

    private JsonValue? ReadObject(int depth)
    {
        var start = Here(0);
        var members = new List<JsonMember>();
        _position++;
        SkipBlank();
        if (TryTake('}'))
            return JsonValue.Object(Since(start), members);
        while (true)
        {
            var nameStart = Here(0);
            if (!At('"') || ReadString() is not { } name)
                return null;
            var nameSpan = Since(nameStart);
            SkipBlank();
            if (!TryTake(':'))
                return null;
            SkipBlank();
            if (ReadValue(depth - 1) is not { } value)
                return null;
            members.Add(new JsonMember(name, nameSpan, value));
            SkipBlank();
            if (TryTake('}'))
                return JsonValue.Object(Since(start), members);
            if (!TryTake(','))
                return null;
            SkipBlank();
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        var start = Here(0);
        var items = new List<JsonValue>();
        _position++;
        SkipBlank();
        if (TryTake(']'))
            return JsonValue.Array(Since(start), items);
        while (true)
        {
            if (ReadValue(depth - 1) is not { } item)
                return null;
            items.Add(item);
            SkipBlank();
            if (TryTake(']'))
                return JsonValue.Array(Since(start), items);
            if (!TryTake(','))
                return null;
            SkipBlank();
        }
    }

    private JsonValue? ReadText()
    {
        var start = Here(0);
        return ReadString() is { } text ? JsonValue.Scalar(JsonKind.String, Since(start), text) : null;
    }

    private JsonValue? ReadWord(string word, JsonKind kind)
    {
        var start = Here(0);
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return null;
        _position += word.Length;
        return JsonValue.Scalar(kind, Since(start), word);
    }

    private JsonValue? ReadNumber()
    {
        var start = Here(0);
        TryTake('-');
        if (!TryTake('0') && !TakeDigits())
            return null;
        if (TryTake('.') && !TakeDigits())
            return null;
        if (TryTake('e') || TryTake('E'))
        {
            if (!TryTake('+'))
                TryTake('-');
            if (!TakeDigits())
                return null;
        }

        return JsonValue.Scalar(JsonKind.Number, Since(start), _text.Substring(start.Offset, _position - start.Offset));
    }

    private string? ReadString()
    {
        var text = _text;
        var start = _position + 1;
        var at = start;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                _position = at + 1;
                return FrequentTexts.Take(text, start, at - start);
            }

            if (c is '\\' or < ' ')
                break;
        }

        _position = at;
        return at < text.Length && text[at] == '\\' ? ReadEscapedString(start) : null;
    }

    private string? ReadEscapedString(int start)
    {
        var text = new StringBuilder(_text, start, _position - start, _position - start + 32);
        while (_position < _text.Length)
        {
            var c = _text[_position++];
            if (c == '"')
                return text.ToString();
            if (c < ' ')
                return Refuse();
            if (c != '\\')
            {
                text.Append(c);
                continue;
            }

            if (ReadEscape() is not { } escaped)
                return null;
            text.Append(escaped);
        }

        return null;
    }

    private char? ReadEscape()
    {
        if (_position >= _text.Length)
            return null;
        switch (_text[_position++])
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return ReadHexEscape();
            default:
                _position--;
                return null;
        }
    }

    private char? ReadHexEscape()
    {
        var code = 0;
        for (var i = 0; i < 4; i++, _position++)
        {
            if (_position >= _text.Length || HexDigit(_text[_position]) is not (>= 0 and var digit))
                return null;
            code = (code << 4) | digit;
        }

        return (char)code;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private string? Refuse()
    {
        _position--;
        return null;
    }

    private bool TakeDigits()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
            _position++;
        return _position > start;
    }

    private bool At(char c) => _position < _text.Length && _text[_position] == c;

    private bool TryTake(char c)
    {
        if (!At(c))
            return false;
        _position++;
        return true;
    }

    private void SkipBlank()
    {
        var text = _text;
        var at = _position;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
            {
                _line++;
                _lineStart = at + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                break;
            }
        }

        _position = at;
    }

    private JsonSpan Here(int length) => new(_position, length, _line, _position - _lineStart + 1);

    private JsonSpan Since(JsonSpan start) => start with { Length = _position - start.Offset };
}
