using System;

namespace S3Seal.Templates.Nodes;

/// <summary>A place in a file: offset and length in UTF-16 units, line and column counted from one.</summary>
public readonly struct SourceSpan : IEquatable<SourceSpan>
{
    /// <summary>Makes a span.</summary>
    public SourceSpan(int start, int length, int line, int column)
    {
        Start = start;
        Length = length;
        Line = line;
        Column = column;
    }

    /// <summary>Offset of the first character.</summary>
    public int Start { get; }

    /// <summary>Number of UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>Line, from one.</summary>
    public int Line { get; }

    /// <summary>Column, from one.</summary>
    public int Column { get; }

    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <inheritdoc/>
    public bool Equals(SourceSpan other) => Start == other.Start && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Start * 397) ^ Length;

    /// <summary>Whether both name the same characters.</summary>
    public static bool operator ==(SourceSpan left, SourceSpan right) => left.Equals(right);

    /// <summary>Whether they name different characters.</summary>
    public static bool operator !=(SourceSpan left, SourceSpan right) => !left.Equals(right);
}
