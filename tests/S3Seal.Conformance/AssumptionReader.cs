using System.Globalization;
using System.Text;

namespace S3Seal.Conformance;

/// <summary>Reads assumption files; Assumptions/README.md describes the language.</summary>
internal static class AssumptionReader
{
    private const string Indent = "  ";

    public static IEnumerable<Assumption> ReadAll(string folder) =>
        Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => Read(File.ReadAllLines(file)));

    private static IEnumerable<Assumption> Read(string[] lines)
    {
        var page = "";
        var block = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.StartsWith("page ", StringComparison.Ordinal))
            {
                page = line["page ".Length..].Trim();
            }
            else if (line.Trim().Length > 0)
            {
                block.Add(line.TrimEnd());
            }
            else if (block.Count > 0)
            {
                yield return Block(block, page);
                block.Clear();
            }
        }
    }

    private static Assumption Block(List<string> lines, string page)
    {
        var (number, rest) = Cut(lines[0], ' ');
        var preparations = new List<string>();
        while (rest.StartsWith('['))
        {
            var (names, after) = Cut(rest[1..], ']');
            preparations.AddRange(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            rest = after.TrimStart();
        }

        var steps = new List<Step>();
        for (var i = 1; i < lines.Count;)
        {
            steps.Add(lines[i].StartsWith("let ", StringComparison.Ordinal) ? Let(lines[i++]) : ReadStep(number, lines, ref i));
        }

        return new Assumption(number, preparations, rest, page, steps);
    }

    private static Step Let(string line)
    {
        var (name, text) = Cut(line["let ".Length..], '=');
        return new Step { Method = "let", Target = name.Trim(), Body = text.Trim() };
    }

    private static Step ReadStep(string number, List<string> lines, ref int i)
    {
        var words = lines[i++].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = words.Skip(2).Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => Cut(word, '=')).ToDictionary(pair => pair.Before, pair => pair.After);
        var headers = new List<KeyValuePair<string, string>>();
        StringBuilder? body = null;
        for (; i < lines.Count && lines[i].StartsWith(Indent, StringComparison.Ordinal); i++)
        {
            var line = lines[i][Indent.Length..];
            if (line.StartsWith('>'))
            {
                body = ReadBody(line, body);
            }
            else
            {
                var (name, value) = Cut(line, ':');
                headers.Add(new(name.Trim(), value.Trim()));
            }
        }

        if (i >= lines.Count || !lines[i].StartsWith("= ", StringComparison.Ordinal))
        {
            throw new FormatException($"{number}: an answer is missing after {string.Join(' ', words)}.");
        }

        var status = lines[i++].Split(' ');
        var expectations = new List<string>();
        for (; i < lines.Count && lines[i].StartsWith(Indent, StringComparison.Ordinal); i++)
        {
            expectations.Add(lines[i].Trim());
        }

        return new Step
        {
            Method = words[0],
            Target = words[1],
            Caller = words.Skip(2).FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal)) ?? "root",
            Options = options,
            Headers = headers,
            Body = body?.ToString(),
            Status = int.Parse(status[1], CultureInfo.InvariantCulture),
            Code = status.Length > 2 ? status[2] : null,
            Expectations = expectations,
        };
    }

    private static StringBuilder ReadBody(string line, StringBuilder? body)
    {
        if (!line.StartsWith(">* ", StringComparison.Ordinal))
        {
            return (body?.Append('\n') ?? new StringBuilder()).Append(line.Length > 2 ? line[2..] : "");
        }

        var repeat = line.Split(' ');
        return (body ?? new StringBuilder()).Insert(body?.Length ?? 0, repeat[2], int.Parse(repeat[1], CultureInfo.InvariantCulture));
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
