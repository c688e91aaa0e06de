using System.Collections.Generic;

namespace S3Seal.Policy.Evaluation;

/// <summary>How much is known of a condition key's value.</summary>
public enum ContextState
{
    /// <summary>The key is not in the request.</summary>
    Absent,

    /// <summary>The key is in the request, with these values.</summary>
    Known,

    /// <summary>Perhaps the key is in the request; which value it has is not known, or only that it is one of a few.</summary>
    Unknown,
}

/// <summary>The value of a condition key in a request: its values, nothing, or as much as is known.</summary>
public sealed class ContextValue
{
    /// <summary>The key is not in the request. Absent is never the empty text.</summary>
    public static readonly ContextValue Absent = new(ContextState.Absent, [], mayBeAbsent: true, isOpaque: false);

    /// <summary>Nothing is known of the key.</summary>
    public static readonly ContextValue Unknown = new(ContextState.Unknown, [], mayBeAbsent: true, isOpaque: true);

    /// <summary>The key is in the request, its value is not known.</summary>
    public static readonly ContextValue UnknownButPresent = new(ContextState.Unknown, [], mayBeAbsent: false, isOpaque: true);

    private ContextValue(ContextState state, string[] values, bool mayBeAbsent, bool isOpaque)
    {
        State = state;
        ValueArray = values;
        MayBeAbsent = mayBeAbsent;
        IsOpaque = isOpaque;
    }

    /// <summary>How much is known.</summary>
    public ContextState State { get; }

    /// <summary>The values when known; the possible single values when unknown and not opaque.</summary>
    public IReadOnlyList<string> Values => ValueArray;

    /// <summary>Whether the key may be missing from the request.</summary>
    public bool MayBeAbsent { get; }

    /// <summary>Whether the value is unknown and could be anything.</summary>
    public bool IsOpaque { get; }

    internal string[] ValueArray { get; }

    /// <summary>A key with its values; none means <see cref="Absent"/>.</summary>
    public static ContextValue Known(params string[] values) =>
        values.Length == 0 ? Absent : new ContextValue(ContextState.Known, values, mayBeAbsent: false, isOpaque: false);

    /// <summary>A key whose value is one of a few.</summary>
    /// <param name="mayBeAbsent">Whether the key may also be missing.</param>
    /// <param name="possibleValues">All values it may have.</param>
    public static ContextValue UnknownAmong(bool mayBeAbsent, params string[] possibleValues)
    {
        if (possibleValues.Length == 0)
            return mayBeAbsent ? Absent : UnknownButPresent;
        return possibleValues.Length == 1 && !mayBeAbsent
            ? Known(possibleValues)
            : new ContextValue(ContextState.Unknown, possibleValues, mayBeAbsent, isOpaque: false);
    }

    /// <summary>The value as an engineer writes it down.</summary>
    public override string ToString() => State switch
    {
        ContextState.Absent => "absent",
        ContextState.Known => string.Join(", ", ValueArray),
        _ when IsOpaque => MayBeAbsent ? "unknown" : "present, value unknown",
        _ => string.Join(" or ", ValueArray) + (MayBeAbsent ? " or absent" : string.Empty),
    };
}
