using S3Seal.Policy.Json;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Model;

/// <summary>A resource ARN, perhaps with wildcards and policy variables.</summary>
public sealed class ResourcePattern
{
    private readonly string? _literalHead;

    internal ResourcePattern(string text, PolicyVersion version, JsonSpan span)
    {
        Text = text;
        Span = span;
        Template = PatternTemplate.Compile(text, version == PolicyVersion.V2012, wildcards: true);
        if (Template.Fixed is not { } pattern)
            return;
        IsEverything = pattern.MatchesEverything;
        FixedArn = Arn.FromPattern(pattern);
        _literalHead = LiteralHead(text, FixedArn);
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
        return _literalHead is null
            ? FixedArn.IsMatch(resource)
            : string.CompareOrdinal(resource, 0, _literalHead, 0, _literalHead.Length) == 0
                && FixedArn.Last.IsMatch(resource, _literalHead.Length, resource.Length);
    }

    // "arn:aws:s3:::" has no wildcard in nearly every policy: one comparison settles the first five parts.
    private static string? LiteralHead(string text, Arn? arn)
    {
        if (arn is null)
            return null;
        var head = text.Substring(0, text.Length - arn.Last.Text.Length);
        return text.EndsWith(arn.Last.Text, System.StringComparison.Ordinal) && head.IndexOf('*') < 0 && head.IndexOf('?') < 0 && head.IndexOf('$') < 0
            ? head
            : null;
    }
}
