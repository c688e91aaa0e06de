namespace S3Seal.Templates.Yaml;

/// <summary>Looking at characters and moving over blanks.</summary>
internal sealed partial class YamlReader
{
    private bool StartsWith(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    private bool IsBlankOrEnd(int index) => index >= _text.Length || _text[index] is ' ' or '\t' or '\r' or '\n';

    private bool AtDash() => _at < _text.Length && _text[_at] == '-' && IsBlankOrEnd(_at + 1);

    private bool AtDocumentMark() => Column(_at) == 0 && DocumentMarkAt(_at);

    private bool DocumentMarkAt(int index) =>
        (string.CompareOrdinal(_text, index, "---", 0, 3) == 0 || string.CompareOrdinal(_text, index, "...", 0, 3) == 0) && IsBlankOrEnd(index + 3);

    /// <summary>True at the line's end or before a comment.</summary>
    private bool AtLineEnd()
    {
        if (_at >= _text.Length || _text[_at] is '\r' or '\n')
        {
            return true;
        }

        if (_text[_at] is ' ' or '\t')
        {
            var i = _at;
            while (i < _text.Length && _text[i] is ' ' or '\t')
            {
                i++;
            }

            return i >= _text.Length || _text[i] is '\r' or '\n' or '#';
        }

        return _text[_at] == '#' && (_at == 0 || _text[_at - 1] is ' ' or '\t' or '\n' or '\r');
    }

    private int Column(int index) => index == 0 ? 0 : index - 1 - _text.LastIndexOf('\n', index - 1);

    private void SkipInlineBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    /// <summary>Moves to the first character of the next line that says something.</summary>
    private void SkipBlankLines()
    {
        while (_at < _text.Length)
        {
            while (_at < _text.Length && _text[_at] is ' ' or '\r' or '\n' or '\uFEFF')
            {
                _at++;
            }

            if (_at < _text.Length && _text[_at] == '\t')
            {
                throw Refuse("a tab as indentation");
            }

            if (_at >= _text.Length || _text[_at] != '#')
            {
                return;
            }

            while (_at < _text.Length && _text[_at] != '\n')
            {
                _at++;
            }
        }
    }

    private void NextLine()
    {
        if (!AtLineEnd() && !(_at > 0 && _text[_at - 1] == '\n'))
        {
            // a nested collection already stopped at the first character of its successor
            if (_at < _text.Length && OnlyBlanksBefore(_at))
            {
                return;
            }

            throw Refuse("text behind a value");
        }

        SkipBlankLines();
    }

    private bool OnlyBlanksBefore(int index)
    {
        while (index > 0 && _text[index - 1] == ' ')
        {
            index--;
        }

        return index == 0 || _text[index - 1] == '\n';
    }

    private void SkipFlowBlanks()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else if (_text[_at] == '#' && _at > 0 && _text[_at - 1] is ' ' or '\t' or '\n')
            {
                while (_at < _text.Length && _text[_at] != '\n')
                {
                    _at++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or '{' or '}'))
        {
            _at++;
        }

        return _text.Substring(start, _at - start);
    }

    /// <summary>Where the colon of a key on this line stands, or -1 when the line has no key.</summary>
    private int KeyEnd(int from)
    {
        if (from >= _text.Length || _text[from] is '{' or '[' or '|' or '>' or '*' or '!' or '&')
        {
            return -1;
        }

        var i = from;
        if (_text[i] is '"' or '\'')
        {
            var quote = _text[i++];
            while (i < _text.Length && _text[i] != quote && _text[i] != '\n')
            {
                i += _text[i] == '\\' && quote == '"' ? 2 : 1;
            }

            i++;
            while (i < _text.Length && _text[i] is ' ' or '\t')
            {
                i++;
            }

            return i < _text.Length && _text[i] == ':' && IsBlankOrEnd(i + 1) ? i : -1;
        }

        for (; i < _text.Length && _text[i] is not ('\n' or '\r'); i++)
        {
            if (_text[i] == ':' && IsBlankOrEnd(i + 1))
            {
                return i;
            }

            if (_text[i] == '#' && i > from && _text[i - 1] is ' ' or '\t')
            {
                return -1;
            }
        }

        return -1;
    }
}
