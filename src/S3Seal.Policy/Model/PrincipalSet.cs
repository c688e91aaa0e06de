using System.Collections.Generic;
using S3Seal.Policy.Json;

namespace S3Seal.Policy.Model;

/// <summary>The <c>Principal</c> or <c>NotPrincipal</c> element.</summary>
public sealed class PrincipalSet
{
    internal PrincipalSet(bool isNegated, IReadOnlyList<PrincipalEntry> entries, JsonSpan span)
    {
        IsNegated = isNegated;
        Entries = entries;
        Span = span;
        EntryArray = [.. entries];
    }

    /// <summary>Whether the element is <c>NotPrincipal</c>.</summary>
    public bool IsNegated { get; }

    /// <summary>The listed principals, of all types.</summary>
    public IReadOnlyList<PrincipalEntry> Entries { get; }

    /// <summary>Where the element's value stands in the text.</summary>
    public JsonSpan Span { get; }

    internal PrincipalEntry[] EntryArray { get; }
}
