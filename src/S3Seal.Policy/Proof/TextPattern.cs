using System;
using System.Collections.Generic;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Proof;

/// <summary>A pattern as an automaton whose states are made when they are first reached.</summary>
internal sealed class TextPattern
{
    private const byte Literal = 0;
    private const byte One = 1;
    private const byte Many = 2;

    private readonly string _text;
    private readonly byte[] _kinds;
    private readonly bool[] _staysInPart;
    private readonly bool _ignoreCase;
    private readonly List<bool[]> _states = [];
    private readonly Dictionary<string, int> _byShape = new(StringComparer.Ordinal);
    private readonly List<Dictionary<char, int>> _next = [];

    private TextPattern(WildcardPattern pattern, bool isArn)
    {
        _text = pattern.Text;
        _ignoreCase = pattern.IgnoresCase;
        _kinds = new byte[_text.Length];
        _staysInPart = new bool[_text.Length];
        var colons = 0;
        for (var i = 0; i < _text.Length; i++)
        {
            _kinds[i] = pattern.KindAt(i);
            _staysInPart[i] = isArn && colons < Arn.PartCount - 1;
            if (_kinds[i] == Literal && _text[i] == ':')
                colons++;
        }

        var start = new bool[_text.Length + 1];
        Enter(start, 0);
        Start = Intern(start);
    }

    public int Start { get; }

    public string Text => _text;

    public static TextPattern OfText(WildcardPattern pattern) => new(pattern, isArn: false);

    public static TextPattern OfArn(WildcardPattern pattern) => new(pattern, isArn: true);

    public bool Accepts(int state) => _states[state][_text.Length];

    public int Next(int state, char symbol)
    {
        if (_next[state].TryGetValue(symbol, out var known))
            return known;
        var alive = _states[state];
        var next = new bool[alive.Length];
        for (var p = 0; p < _text.Length; p++)
        {
            if (!alive[p] || (_staysInPart[p] && _kinds[p] != Literal && symbol == ':'))
                continue;
            if (_kinds[p] == Many)
                Enter(next, p);
            else if (_kinds[p] == One || _text[p] == symbol || (_ignoreCase && char.ToUpperInvariant(_text[p]) == char.ToUpperInvariant(symbol)))
                Enter(next, p + 1);
        }

        var result = Intern(next);
        _next[state].Add(symbol, result);
        return result;
    }

    public void CollectSymbols(HashSet<char> symbols)
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (_kinds[i] != Literal)
                continue;
            symbols.Add(_text[i]);
            if (_ignoreCase)
            {
                symbols.Add(char.ToUpperInvariant(_text[i]));
                symbols.Add(char.ToLowerInvariant(_text[i]));
            }
        }
    }

    private void Enter(bool[] states, int p)
    {
        states[p] = true;
        while (p < _text.Length && _kinds[p] == Many)
            states[++p] = true;
    }

    private int Intern(bool[] state)
    {
        var shape = new char[(state.Length + 15) / 16];
        for (var i = 0; i < state.Length; i++)
        {
            if (state[i])
                shape[i / 16] |= (char)(1 << (i % 16));
        }

        var name = new string(shape);
        if (_byShape.TryGetValue(name, out var known))
            return known;
        _states.Add(state);
        _next.Add([]);
        _byShape.Add(name, _states.Count - 1);
        return _states.Count - 1;
    }
}
