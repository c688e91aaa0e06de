using System.Collections.Immutable;
using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>
/// An element of a settings document as AWS's service model describes it: a schema as data. Elements may come in any order,
/// as S3 takes them; a missing, repeated, unknown or ill-worded one refuses the whole document.
/// </summary>
internal sealed record XmlShape
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private XmlShape(string name) => Name = name;

    public string Name { get; }

    public bool Required { get; private init; } = true;

    /// <summary>Whether the element may stand more than once.</summary>
    public bool Repeated { get; private init; }

    /// <summary>Whether the text of a leaf is acceptable; null for an element with children.</summary>
    public Func<string, bool>? Accepts { get; private init; }

    public ImmutableArray<XmlShape> Children { get; private init; } = [];

    /// <summary>Words that the <c>xsi:type</c> attribute may carry; empty when the element has none.</summary>
    public ImmutableArray<string> Kinds { get; private init; } = [];

    public static XmlShape Branch(string name, params XmlShape[] children) => new(name) { Children = [.. children] };

    public static XmlShape Text(string name) => new(name) { Accepts = _ => true };

    public static XmlShape Words(string name, params string[] words) => new(name) { Accepts = words.Contains };

    public static XmlShape Flag(string name) => Words(name, "true", "false", "TRUE", "FALSE", "True", "False", "1", "0");

    public static XmlShape Number(string name) => new(name) { Accepts = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) };

    public static XmlShape Moment(string name) => new(name) { Accepts = text => Moments.TryParse(text, out _) };

    public XmlShape Optional() => this with { Required = false };

    /// <summary>One or more of it; together with <see cref="Optional"/> none or more.</summary>
    public XmlShape Many() => this with { Repeated = true };

    public XmlShape OfKind(params string[] kinds) => this with { Kinds = [.. kinds] };

    /// <summary>Throws <paramref name="refusal"/> unless the element follows this shape.</summary>
    public void Validate(S3XmlElement element, S3Error refusal)
    {
        if (element.Name != Name || !TextFits(element) || !KindFits(element))
        {
            throw new S3Exception(refusal);
        }

        foreach (var child in element.Children)
        {
            var shape = Children.FirstOrDefault(candidate => candidate.Name == child.Name) ?? throw new S3Exception(refusal);
            shape.Validate(child, refusal);
        }

        foreach (var shape in Children)
        {
            var count = element.All(shape.Name).Count();
            if (count == 0 ? shape.Required : count > 1 && !shape.Repeated)
            {
                throw new S3Exception(refusal);
            }
        }
    }

    /// <summary>Prints a validated document for keeping: only what the schema names, in the schema's order.</summary>
    public string Print(S3XmlElement element)
    {
        using var writer = new S3XmlWriter();
        writer.Root(Name);
        WriteContent(element, writer);
        return System.Text.Encoding.UTF8.GetString(writer.End().ToArray());
    }

    /// <summary>Writes a validated element into a larger document.</summary>
    public void Write(S3XmlElement element, S3XmlWriter writer)
    {
        writer.Start(Name);
        if (Kinds.Length > 0)
        {
            writer.Attribute("xsi", "type", SchemaInstance, Kind(element)!);
        }

        WriteContent(element, writer);
        writer.End();
    }

    private void WriteContent(S3XmlElement element, S3XmlWriter writer)
    {
        if (Accepts is not null)
        {
            writer.Value(element.Text.Trim());
            return;
        }

        foreach (var shape in Children)
        {
            foreach (var child in element.All(shape.Name))
            {
                shape.Write(child, writer);
            }
        }
    }

    private bool TextFits(S3XmlElement element) =>
        Accepts is null ? string.IsNullOrWhiteSpace(element.Text) : element.Children.Count == 0 && Accepts(element.Text.Trim());

    private bool KindFits(S3XmlElement element) => Kinds.Length == 0 || (Kind(element) is { } kind && Kinds.Contains(kind));

    /// <summary>The element's <c>xsi:type</c>, or null.</summary>
    public static string? Kind(S3XmlElement element) =>
        element.Attributes.GetValueOrDefault("type") ?? element.Attributes.GetValueOrDefault("xsi:type");
}
