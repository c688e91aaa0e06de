using System.Text.Json;

namespace S3Seal.Tool.Serving;

/// <summary>
/// A JSON value together with where it stands. Reading is strict: a member that nobody knows and a value of the wrong kind
/// are errors that name their JSON path, because a misspelt member would otherwise start a server that is not the one asked for.
/// </summary>
internal readonly struct ConfigReader(JsonElement element, string path)
{
    public string Path { get; } = path;

    public JsonElement Element { get; } = element;

    /// <summary>The members of an object, each of them known and none twice.</summary>
    public IReadOnlyDictionary<string, ConfigReader> Members(params ReadOnlySpan<string> known)
    {
        Expect(JsonValueKind.Object, "an object");
        var members = new Dictionary<string, ConfigReader>(StringComparer.Ordinal);
        foreach (var member in Element.EnumerateObject())
        {
            var child = new ConfigReader(member.Value, Path + "." + member.Name);
            if (!known.Contains(member.Name))
            {
                throw child.Wrong("unknown member; known here: " + string.Join(", ", known.ToArray()));
            }

            if (!members.TryAdd(member.Name, child))
            {
                throw child.Wrong("stands twice");
            }
        }

        return members;
    }

    public IEnumerable<ConfigReader> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var path = Path;
        return Element.EnumerateArray().Select((item, index) => new ConfigReader(item, $"{path}[{index}]"));
    }

    /// <summary>A string that is not empty.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a string");
        var text = Element.GetString()!;
        return text.Length > 0 ? text : throw Wrong("is empty");
    }

    public string TextWhere(Func<string, bool> holds, string expected)
    {
        var text = Text();
        return holds(text) ? text : throw Wrong($"'{text}' is not {expected}");
    }

    public CannotRunException Wrong(string what) => new($"{Path}: {what}");

    private void Expect(JsonValueKind kind, string name)
    {
        if (Element.ValueKind != kind)
        {
            throw Wrong($"{name} was expected, not {Name(Element.ValueKind)}");
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
