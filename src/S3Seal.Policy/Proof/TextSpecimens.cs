using System;
using System.Collections.Generic;
using System.Text;

namespace S3Seal.Policy.Proof;

/// <summary>
/// Finds, for each way in which a text can match some of the patterns and not the others, one text that does:
/// a walk through the product of the patterns' automata, shortest texts first.
/// </summary>
internal sealed class TextSpecimens
{
    // Texts of policies need hundreds of states; beyond this the answer is "too many cases", not a long wait.
    private const int StateLimit = 4000;
    private const string Plain = "xyz0123456789abcdefghijklmnopqrstuvw_-";

    private readonly TextPattern[] _patterns;
    private readonly char[] _alphabet;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    private TextSpecimens(TextPattern[] patterns, string beginning)
    {
        _patterns = patterns;
        var symbols = new HashSet<char>(beginning);
        foreach (var pattern in patterns)
            pattern.CollectSymbols(symbols);
        foreach (var c in Plain)
        {
            if (symbols.Add(c))
                break;
        }

        _alphabet = [.. symbols];
        Array.Sort(_alphabet);
    }

    /// <summary>One text for each reachable combination.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="beginning">What every text begins with; at least one character follows it.</param>
    /// <param name="isComplete">False when there were too many states to visit them all.</param>
    public static List<string> Find(IReadOnlyList<TextPattern> patterns, string beginning, out bool isComplete)
    {
        var search = new TextSpecimens([.. patterns], beginning);
        return search.Walk(beginning, out isComplete);
    }

    private List<string> Walk(string beginning, out bool isComplete)
    {
        var start = new int[_patterns.Length];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = _patterns[i].Start;
            foreach (var c in beginning)
                start[i] = _patterns[i].Next(start[i], c);
        }

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<int>();
        Visit(start, -1, '\0');
        for (var at = 0; at < _nodes.Count && _nodes.Count < StateLimit; at++)
        {
            foreach (var symbol in _alphabet)
            {
                var next = new int[_patterns.Length];
                for (var i = 0; i < next.Length; i++)
                    next[i] = _patterns[i].Next(_nodes[at].States[i], symbol);
                if (Visit(next, at, symbol) is { } node && !found.ContainsKey(Verdict(next)))
                {
                    found.Add(Verdict(next), node);
                    order.Add(node);
                }
            }
        }

        isComplete = _nodes.Count < StateLimit;
        return order.ConvertAll(node => beginning + Spell(node));
    }

    private int? Visit(int[] states, int parent, char symbol)
    {
        // The start itself is no text yet: the same states reached again later are.
        var name = Name(states);
        if (_seen.ContainsKey(name))
            return null;
        if (parent >= 0)
            _seen.Add(name, _nodes.Count);
        _nodes.Add(new Node(states, parent, symbol));
        return _nodes.Count - 1;
    }

    private string Verdict(int[] states)
    {
        var bits = new char[states.Length];
        for (var i = 0; i < states.Length; i++)
            bits[i] = _patterns[i].Accepts(states[i]) ? '1' : '0';
        return new string(bits);
    }

    private static string Name(int[] states)
    {
        var name = new char[states.Length];
        for (var i = 0; i < states.Length; i++)
            name[i] = (char)states[i];
        return new string(name);
    }

    private string Spell(int node)
    {
        var text = new StringBuilder();
        for (var at = node; _nodes[at].Parent >= 0; at = _nodes[at].Parent)
            text.Insert(0, _nodes[at].Symbol);
        return text.ToString();
    }

    private readonly record struct Node(int[] States, int Parent, char Symbol);
}
