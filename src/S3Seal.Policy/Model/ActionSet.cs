using System.Collections.Generic;
using S3Seal.Policy.Json;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Model;

/// <summary>The <c>Action</c> or <c>NotAction</c> element.</summary>
public sealed class ActionSet
{
    internal ActionSet(bool isNegated, IReadOnlyList<ActionPattern> patterns, JsonSpan span)
    {
        IsNegated = isNegated;
        Patterns = patterns;
        Span = span;
        PatternArray = [.. patterns];
    }

    /// <summary>Whether the element is <c>NotAction</c>.</summary>
    public bool IsNegated { get; }

    /// <summary>The listed actions.</summary>
    public IReadOnlyList<ActionPattern> Patterns { get; }

    /// <summary>Where the element's value stands in the text.</summary>
    public JsonSpan Span { get; }

    internal ActionPattern[] PatternArray { get; }

    /// <summary>Whether the element covers the action; letter case does not count.</summary>
    /// <param name="action">For example <c>s3:PutObject</c>.</param>
    public bool Covers(string action)
    {
        foreach (var pattern in PatternArray)
        {
            if (pattern.Pattern.IsMatch(action))
                return !IsNegated;
        }

        return IsNegated;
    }
}

/// <summary>An action, perhaps with wildcards.</summary>
public sealed class ActionPattern
{
    internal ActionPattern(string text, JsonSpan span)
    {
        Text = text;
        Span = span;
        Pattern = WildcardPattern.Parse(text, ignoreCase: true);
    }

    /// <summary>The action as written.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the text.</summary>
    public JsonSpan Span { get; }

    internal WildcardPattern Pattern { get; }
}
