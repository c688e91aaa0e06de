using S3Seal.Policy.Json;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Model;

/// <summary>A resource ARN, perhaps with wildcards and policy variables.</summary>
public sealed class ResourcePattern
{
    // "arn:aws:s3:::" has no wildcard in nearly every policy: one comparison settles the first five parts.
    private readonly bool _hasLiteralHead;

    internal ResourcePattern(string text, PolicyVersion version, JsonSpan span)
    {
        Text = text;
        Span = span;
        Template = PatternTemplate.Compile(text, version == PolicyVersion.V2012, wildcards: true);
        if (Template.Fixed is not { } pattern)
            return;
        IsEverything = pattern.MatchesEverything;
        FixedArn = Arn.FromPattern(pattern);
        _hasLiteralHead = FixedArn is not null && HasLiteralHead(text, pattern, FixedArn.LastAt);
    }

    /// <summary>The resource as written.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the text.</summary>
    public JsonSpan Span { get; }

    /// <summary>Whether it is the bare <c>*</c>.</summary>
    public bool IsEverything { get; }

    internal PatternTemplate Template { get; }

    /// <summary>The parts when no variable stands in it; null also when there are fewer than six.</summary>
    internal Arn? FixedArn { get; }

    /// <summary>Whether a variable stands in it, so that only a request gives it a meaning.</summary>
    internal bool HasVariables => Template.Fixed is null;

    /// <summary>Whether the fixed pattern covers the ARN.</summary>
    internal bool IsMatch(string resource)
    {
        if (IsEverything)
            return true;
        if (FixedArn is null)
            return false;
        var head = FixedArn.LastAt;
        return _hasLiteralHead
            ? string.CompareOrdinal(resource, 0, Text, 0, head) == 0 && FixedArn.IsLastMatch(resource, head)
            : FixedArn.IsMatch(resource);
    }

    private static bool HasLiteralHead(string text, WildcardPattern pattern, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (pattern.KindAt(i) != WildcardPattern.Literal || i >= text.Length || pattern.Text[i] != text[i])
                return false;
        }

        return true;
    }
}
