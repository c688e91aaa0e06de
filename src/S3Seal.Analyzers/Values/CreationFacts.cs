using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Values;

/// <summary>What one body does with the requests of one creation expression: its share of <see cref="BodyFacts"/>.</summary>
internal sealed class CreationFacts
{
    public static readonly CreationFacts None = new();

    public List<KeyValuePair<SyntaxNode, Worlds>> Sends { get; } = [];

    public List<Worlds> Escapes { get; } = [];

    public List<ISymbol> Stores { get; } = [];

    public List<PropertyWrite> Writes { get; } = [];

    public List<(RequestText Text, SyntaxNode Value, KnownText? Known)> Texts { get; } = [];

    /// <summary>The settings at the end of the body.</summary>
    public List<Worlds> Exits { get; } = [];

    /// <summary>The request as it is returned; null when it is not.</summary>
    public RequestObject? Returned { get; set; }
}
