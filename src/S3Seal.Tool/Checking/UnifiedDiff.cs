using System.Text;

namespace S3Seal.Tool.Checking;

/// <summary>Two texts as a unified diff, the form that <c>patch</c> and <c>git apply</c> read.</summary>
internal static class UnifiedDiff
{
    private const int Context = 2;

    private enum Kind
    {
        Same,
        Removed,
        Added,
    }

    /// <summary>The hunks under a head with the file's path; empty when the texts are equal.</summary>
    public static string Of(string path, string before, string after)
    {
        var hunks = Hunks(before, after);
        return hunks.Length == 0 ? string.Empty : $"--- a/{path}\n+++ b/{path}\n{hunks}";
    }

    /// <summary>The hunks alone.</summary>
    public static string Hunks(string before, string after)
    {
        var edits = Edits(Lines(before), Lines(after));
        var text = new StringBuilder();
        var next = 0;
        while (NextChange(edits, next) is var first && first < edits.Count)
        {
            var start = Math.Max(next, first - Context);
            var end = EndOfHunk(edits, first);
            Append(text, edits, start, end);
            next = end;
        }

        return text.ToString();
    }

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static int NextChange(List<(Kind Kind, string Line)> edits, int from)
    {
        var index = from;
        while (index < edits.Count && edits[index].Kind == Kind.Same)
        {
            index++;
        }

        return index;
    }

    /// <summary>One past the hunk's last line: changes closer than two contexts share a hunk.</summary>
    private static int EndOfHunk(List<(Kind Kind, string Line)> edits, int first)
    {
        var end = first;
        while (true)
        {
            while (end < edits.Count && edits[end].Kind != Kind.Same)
            {
                end++;
            }

            var next = NextChange(edits, end);
            if (next >= edits.Count || next - end > 2 * Context)
            {
                return Math.Min(edits.Count, end + Context);
            }

            end = next;
        }
    }

    private static void Append(StringBuilder text, List<(Kind Kind, string Line)> edits, int start, int end)
    {
        var oldStart = edits.Take(start).Count(edit => edit.Kind != Kind.Added) + 1;
        var newStart = edits.Take(start).Count(edit => edit.Kind != Kind.Removed) + 1;
        var hunk = edits.GetRange(start, end - start);
        var oldCount = hunk.Count(edit => edit.Kind != Kind.Added);
        var newCount = hunk.Count(edit => edit.Kind != Kind.Removed);
        text.Append($"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n");
        foreach (var (kind, line) in hunk)
        {
            text.Append(kind switch { Kind.Removed => '-', Kind.Added => '+', _ => ' ' }).Append(line).Append('\n');
        }
    }

    private static string Range(int start, int count) => count == 1 ? $"{start}" : $"{(count == 0 ? start - 1 : start)},{count}";

    /// <summary>
    /// The longest common subsequence between the equal head and the equal tail. A fix touches few lines, so that the square
    /// table stays small; texts that differ everywhere fall back to "all removed, all added".
    /// </summary>
    private static List<(Kind Kind, string Line)> Edits(string[] before, string[] after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var edits = new List<(Kind, string)>(before.Length + after.Length);
        edits.AddRange(before[..head].Select(line => (Kind.Same, line)));
        AppendMiddle(edits, before[head..^tail], after[head..^tail]);
        edits.AddRange(before[^tail..].Select(line => (Kind.Same, line)));
        return edits;
    }

    private static void AppendMiddle(List<(Kind, string)> edits, string[] before, string[] after)
    {
        const long LargestTable = 16_000_000;
        var common = (long)before.Length * after.Length <= LargestTable ? CommonLengths(before, after) : null;
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (common is not null && i < before.Length && j < after.Length && before[i] == after[j])
            {
                edits.Add((Kind.Same, before[i]));
                i++;
                j++;
            }
            else if (i < before.Length && (j == after.Length || common is null || common[i + 1][j] >= common[i][j + 1]))
            {
                edits.Add((Kind.Removed, before[i++]));
            }
            else
            {
                edits.Add((Kind.Added, after[j++]));
            }
        }
    }

    private static int[][] CommonLengths(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1][];
        lengths[before.Length] = new int[after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            lengths[i] = new int[after.Length + 1];
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i][j] = before[i] == after[j] ? lengths[i + 1][j + 1] + 1 : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        return lengths;
    }
}
