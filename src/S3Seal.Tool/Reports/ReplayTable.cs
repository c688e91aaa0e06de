using System.Text;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>Both outcomes of a replay, side by side.</summary>
internal static class ReplayTable
{
    private const string Left = "as written";
    private const string Right = "as fixed";

    public static string Write(ReplayPair replay)
    {
        var rows = Rows(replay).ToArray();
        var name = rows.Max(row => row.Name.Length);
        var left = Math.Max(Left.Length, rows.Max(row => row.AsWritten.Length));
        var text = new StringBuilder();
        Append(text, string.Empty, Left, Right, name, left);
        foreach (var row in rows)
        {
            Append(text, row.Name, row.AsWritten, row.AsFixed, name, left);
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string AsWritten, string AsFixed)> Rows(ReplayPair replay)
    {
        yield return ("answer", Answer(replay.AsWritten), Answer(replay.AsFixed));
        if (replay.AsWritten.Refused is not null || replay.AsFixed?.Refused is not null)
        {
            yield return ("refused by", replay.AsWritten.Refused ?? "-", replay.AsFixed?.Refused ?? "-");
        }

        yield return ("x-amz-server-side-encryption", replay.AsWritten.Encryption ?? "-", replay.AsFixed?.Encryption ?? "-");
        yield return ("stored", replay.AsWritten.Stored ?? "nothing", replay.AsFixed is null ? "-" : replay.AsFixed.Stored ?? "nothing");
    }

    private static string Answer(ReplayOutcome? outcome) => outcome switch
    {
        null => "no fix",
        { Code: null } => $"{outcome.Status}",
        { Status: 0 } => outcome.Code,
        _ => $"{outcome.Status} {outcome.Code}",
    };

    private static void Append(StringBuilder text, string name, string left, string right, int nameWidth, int leftWidth) =>
        text.Append($"{name.PadRight(nameWidth)} | {left.PadRight(leftWidth)} | {right}\n");
}
