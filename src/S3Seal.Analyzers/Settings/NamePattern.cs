using System;

namespace S3Seal.Analyzers.Settings;

/// <summary>A name with <c>*</c> for any run of characters, as settings use it for bucket, type and method names.</summary>
internal sealed class NamePattern
{
    private readonly string[] _pieces;

    public NamePattern(string text)
    {
        Text = text;
        _pieces = text.Split('*');
    }

    public string Text { get; }

    /// <summary>How many characters are given: of two patterns that match, the one that says more is meant.</summary>
    public int Literals => Text.Length - _pieces.Length + 1;

    public bool Matches(string name)
    {
        var first = _pieces[0];
        if (_pieces.Length == 1)
        {
            return string.Equals(first, name, StringComparison.Ordinal);
        }
        var last = _pieces[_pieces.Length - 1];
        if (name.Length < first.Length + last.Length
            || !name.StartsWith(first, StringComparison.Ordinal)
            || !name.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }
        var at = first.Length;
        var end = name.Length - last.Length;
        for (var i = 1; i < _pieces.Length - 1; i++)
        {
            var found = name.IndexOf(_pieces[i], at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }
            at = found + _pieces[i].Length;
        }
        return true;
    }
}
