using System.Collections.Generic;
using System.Text;

namespace S3Seal.Policy.Matching;

/// <summary>Collects characters with their kinds until they are a pattern.</summary>
internal sealed class PatternBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<byte> _kinds = [];
    private bool _hasWildcards;

    public void Append(char c, byte kind)
    {
        _text.Append(c);
        _kinds.Add(kind);
        _hasWildcards |= kind != WildcardPattern.Literal;
    }

    public void AppendLiteral(string text)
    {
        foreach (var c in text)
            Append(c, WildcardPattern.Literal);
    }

    public void Append(PatternBuilder other)
    {
        for (var i = 0; i < other._kinds.Count; i++)
            Append(other._text[i], other._kinds[i]);
    }

    public WildcardPattern ToPattern(bool ignoreCase) => new(_text.ToString(), _hasWildcards ? _kinds.ToArray() : null, ignoreCase);
}
