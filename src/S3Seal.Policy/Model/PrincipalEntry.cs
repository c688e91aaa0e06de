using S3Seal.Policy.Json;

namespace S3Seal.Policy.Model;

/// <summary>One principal of a <see cref="PrincipalSet"/>.</summary>
public sealed class PrincipalEntry
{
    internal PrincipalEntry(PrincipalKind kind, string text, string? account, JsonSpan span)
    {
        Kind = kind;
        Text = text;
        Account = account;
        Span = span;
    }

    /// <summary>What kind of principal it is.</summary>
    public PrincipalKind Kind { get; }

    /// <summary>The principal as written.</summary>
    public string Text { get; }

    /// <summary>The twelve digits of its account, or null when it names none.</summary>
    public string? Account { get; }

    /// <summary>Where it stands in the text.</summary>
    public JsonSpan Span { get; }

    /// <summary>The member of the Principal object it belongs to, or null for the bare <c>"*"</c>.</summary>
    public string? TypeName => Kind switch
    {
        PrincipalKind.Everyone => null,
        PrincipalKind.CanonicalUser => "CanonicalUser",
        PrincipalKind.Service => "Service",
        PrincipalKind.Federated => "Federated",
        _ => "AWS",
    };
}
