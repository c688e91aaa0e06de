using System.Collections.Generic;
using S3Seal.Policy.Json;

namespace S3Seal.Policy.Model;

/// <summary>The whole <c>Condition</c> element: every condition must hold. Empty, it imposes nothing.</summary>
public sealed class ConditionBlock
{
    internal static readonly ConditionBlock Empty = new([], default);

    internal ConditionBlock(IReadOnlyList<Condition> conditions, JsonSpan span)
    {
        Conditions = conditions;
        Span = span;
        ConditionArray = [.. conditions];
    }

    /// <summary>The conditions, one for each operator and key.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    /// <summary>Where the element's value stands in the text.</summary>
    public JsonSpan Span { get; }

    internal Condition[] ConditionArray { get; }
}
