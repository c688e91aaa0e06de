using System.Collections.Generic;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>
/// A free choice of the request: one condition key, or several that depend on each other (a customer key excludes the
/// encryption header, a TLS version needs TLS), with all combinations that can occur.
/// </summary>
internal sealed class ProofVariable
{
    private readonly ContextValue[] _open;

    /// <param name="keys">The condition keys.</param>
    /// <param name="alternatives">One value for each key; the plainest first.</param>
    public ProofVariable(string[] keys, List<ContextValue[]> alternatives)
    {
        Keys = keys;
        Alternatives = alternatives;
        _open = new ContextValue[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            _open[i] = Union(alternatives, i);
    }

    public string[] Keys { get; }

    public List<ContextValue[]> Alternatives { get; }

    public bool IsAssigned { get; private set; }

    public void Assign(RequestContext request, ContextValue[] alternative)
    {
        IsAssigned = true;
        for (var i = 0; i < Keys.Length; i++)
            request[Keys[i]] = alternative[i];
    }

    /// <summary>Leaves the choice open: each key is unknown among its values.</summary>
    public void Open(RequestContext request)
    {
        IsAssigned = false;
        for (var i = 0; i < Keys.Length; i++)
            request[Keys[i]] = _open[i];
    }

    private static ContextValue Union(List<ContextValue[]> alternatives, int key)
    {
        var values = new List<string>();
        var mayBeAbsent = false;
        foreach (var alternative in alternatives)
        {
            var value = alternative[key];
            if (value.ValueArray.Length > 1)
                return ContextValue.Unknown;
            if (value.State == ContextState.Absent)
                mayBeAbsent = true;
            else if (!values.Contains(value.ValueArray[0]))
                values.Add(value.ValueArray[0]);
        }

        return ContextValue.UnknownAmong(mayBeAbsent, [.. values]);
    }
}
