using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace S3Seal.Conformance;

/// <summary>An answer as it came, with the questions that expectations ask about it.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body, a path's text, or a header; null when it is not there.</summary>
    public string? Find(string source) => source switch
    {
        "body" => Text,
        _ when source.StartsWith('/') => Elements(source).FirstOrDefault()?.Value,
        _ => Headers.GetValueOrDefault(source),
    };

    /// <summary>Elements by local names: <c>/Root/Item/Key</c>; <c>Item[2]</c> is the second.</summary>
    public IEnumerable<XElement> Elements(string path)
    {
        if (Body.Length == 0 || Text[0] != '<')
        {
            return [];
        }

        var names = path.Trim('/').Split('/');
        var root = XDocument.Parse(Text).Root!;
        IEnumerable<XElement> found = root.Name.LocalName == names[0] ? [root] : [];
        foreach (var name in names[1..])
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            var local = bracket < 0 ? name : name[..bracket];
            found = found.SelectMany(element => element.Elements().Where(child => child.Name.LocalName == local));
            if (bracket >= 0)
            {
                found = found.Skip(int.Parse(name[(bracket + 1)..^1], CultureInfo.InvariantCulture) - 1).Take(1);
            }
        }

        return found;
    }
}
