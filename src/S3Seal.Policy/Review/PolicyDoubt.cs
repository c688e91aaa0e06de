using S3Seal.Policy.Json;

namespace S3Seal.Policy.Review;

/// <summary>A part of a policy that S3 accepts although its author plainly meant something else.</summary>
/// <param name="Kind">What is doubtful.</param>
/// <param name="Span">The very characters.</param>
/// <param name="Message">What the part really does, and what to write instead.</param>
/// <param name="Replacement">The text that says what was meant, quotes included where <paramref name="Span"/> includes them; null when there is no single one.</param>
public sealed record PolicyDoubt(PolicyDoubtKind Kind, JsonSpan Span, string Message, string? Replacement = null);

/// <summary>The kinds of <see cref="PolicyDoubt"/>.</summary>
public enum PolicyDoubtKind
{
    /// <summary>A value that no request can carry, because S3 spells it otherwise.</summary>
    ImpossibleValue,

    /// <summary>A <c>*</c> or <c>?</c> under an operator that knows no wildcards.</summary>
    LiteralWildcard,

    /// <summary><c>ForAnyValue:</c> on a key that may be absent: the statement does not apply just when it should.</summary>
    AnyValueOfAbsentKey,

    /// <summary>Conditions of one statement that can never hold together.</summary>
    Contradiction,

    /// <summary>A condition that changes nothing, because another one of the statement decides already.</summary>
    Swallowed,

    /// <summary>A condition that always holds.</summary>
    AlwaysTrue,

    /// <summary>A statement about uploads whose resource is the bucket and no object.</summary>
    NoObjects,
}
