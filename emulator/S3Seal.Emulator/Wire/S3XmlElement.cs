using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>An element of a request document, read whole within limits and without namespaces.</summary>
internal sealed class S3XmlElement(string name, string text, IReadOnlyList<S3XmlElement> children, IReadOnlyDictionary<string, string> attributes)
{
    public string Name { get; } = name;

    /// <summary>The text directly inside, as written.</summary>
    public string Text { get; } = text;

    public IReadOnlyList<S3XmlElement> Children { get; } = children;

    public IReadOnlyDictionary<string, string> Attributes { get; } = attributes;

    /// <summary>The only child of that name, null when absent; MalformedXML when it stands twice.</summary>
    public S3XmlElement? Child(string childName)
    {
        S3XmlElement? found = null;
        foreach (var child in Children)
        {
            if (child.Name == childName)
            {
                found = found is null ? child : throw new S3Exception(S3Errors.MalformedXml);
            }
        }

        return found;
    }

    /// <summary>The only child of that name; MalformedXML when absent or repeated.</summary>
    public S3XmlElement Required(string childName) => Child(childName) ?? throw new S3Exception(S3Errors.MalformedXml);

    public IEnumerable<S3XmlElement> All(string childName) => Children.Where(child => child.Name == childName);

    /// <summary>MalformedXML when a child has another name than these: unknown elements change meaning and are never ignored.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var child in Children)
        {
            if (!names.Contains(child.Name))
            {
                throw new S3Exception(S3Errors.MalformedXml);
            }
        }
    }
}
