using System.Globalization;

namespace S3Seal.Conformance;

/// <summary>Compares an answer with what a step expects of it.</summary>
internal static class Expectations
{
    public static void Check(Step step, Answer answer, Values values)
    {
        var said = $"{step.Method} {values.Fill(step.Target)} answered {answer.Status} {answer.Text} {string.Join(" | ", answer.Headers.Select(pair => $"{pair.Key}: {pair.Value}"))}";
        Assert.True(answer.Status == step.Status, $"expected {step.Status}: {said}");
        Assert.True(step.Code is null || answer.Find("/Error/Code") == step.Code, $"expected {step.Code}: {said}");
        foreach (var line in step.Expectations)
        {
            Check(line, answer, values, said);
        }
    }

    private static void Check(string line, Answer answer, Values values, string said)
    {
        if (line.StartsWith("save ", StringComparison.Ordinal))
        {
            var (name, source) = Cut(line["save ".Length..], "=");
            values[name] = answer.Find(source) ?? throw new InvalidOperationException($"nothing to save from {source}: {said}");
        }
        else if (line.StartsWith('!'))
        {
            Assert.True(answer.Find(line[1..]) is null, $"{line[1..]} is there: {said}");
        }
        else if (line.StartsWith("count ", StringComparison.Ordinal))
        {
            var (path, count) = Cut(line["count ".Length..], "=");
            Assert.True(answer.Elements(path).Count() == int.Parse(count, CultureInfo.InvariantCulture), $"expected {line}: {said}");
        }
        else if (line.Contains(" ~ ", StringComparison.Ordinal))
        {
            var (source, part) = Cut(line, " ~ ");
            Assert.True(answer.Find(source)?.Contains(values.Fill(part), StringComparison.Ordinal) == true, $"expected {values.Fill(line)}, found '{answer.Find(source)}': {said}");
        }
        else
        {
            var (source, expected) = Cut(line, line.StartsWith('/') || line.StartsWith("body", StringComparison.Ordinal) ? "=" : ":");
            var actual = answer.Find(source);
            Assert.True(expected == "*" ? !string.IsNullOrEmpty(actual) : actual == values.Fill(expected), $"expected {values.Fill(line)}, found '{actual}': {said}");
        }
    }

    private static (string Before, string After) Cut(string text, string at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? throw new FormatException($"'{text}' is no expectation.") : (text[..index].Trim(), text[(index + at.Length)..].Trim());
    }
}
