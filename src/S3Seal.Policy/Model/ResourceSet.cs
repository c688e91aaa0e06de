using System.Collections.Generic;
using S3Seal.Policy.Json;

namespace S3Seal.Policy.Model;

/// <summary>The <c>Resource</c> or <c>NotResource</c> element.</summary>
public sealed class ResourceSet
{
    internal ResourceSet(bool isNegated, IReadOnlyList<ResourcePattern> patterns, JsonSpan span)
    {
        IsNegated = isNegated;
        Patterns = patterns;
        Span = span;
        PatternArray = [.. patterns];
    }

    /// <summary>Whether the element is <c>NotResource</c>.</summary>
    public bool IsNegated { get; }

    /// <summary>The listed resources.</summary>
    public IReadOnlyList<ResourcePattern> Patterns { get; }

    /// <summary>Where the element's value stands in the text.</summary>
    public JsonSpan Span { get; }

    internal ResourcePattern[] PatternArray { get; }

    /// <summary>Whether a variable stands in any of them.</summary>
    internal bool HasVariables => System.Array.Exists(PatternArray, static pattern => pattern.HasVariables);
}
