namespace S3Seal.Policy.Json;

/// <summary>A place in the policy's text.</summary>
/// <param name="Offset">Characters (UTF-16 units) before the place, from 0.</param>
/// <param name="Length">Characters (UTF-16 units) of the place.</param>
/// <param name="Line">The line the place starts on, from 1.</param>
/// <param name="Column">The column the place starts at, in characters from 1.</param>
public readonly record struct JsonSpan(int Offset, int Length, int Line, int Column)
{
    /// <summary>The place as an engineer says it.</summary>
    public override string ToString() => $"line {Line}, column {Column}";
}
