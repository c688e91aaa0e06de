using System.Text;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>The report for people: finding, refusing statement, fix, and with a replay both outcomes side by side.</summary>
internal static class TextReport
{
    private const string Indent = "    ";

    public static string Write(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var project in report.Projects)
        {
            text.Append($"{project.Project}: {project.PolicyNote}\n");
            foreach (var finding in project.Findings)
            {
                Append(text, finding);
            }

            text.Append('\n');
        }

        var count = report.Findings.Count();
        text.Append(count switch { 0 => "Nothing found.", 1 => "1 finding.", _ => $"{count} findings." });
        text.Append(report.InBaseline > 0 ? $" {report.InBaseline} more in the baseline.\n" : "\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        text.Append($"\n{finding.File}:{finding.Line}:{finding.Column}: {finding.Severity} {finding.RuleId}: {finding.Message}\n");
        if (finding.Refusal is { } refusal)
        {
            text.Append($"  {(refusal.Certain ? "Refused" : "May be refused")} by {refusal.Sid} ({refusal.Policy}:{refusal.Line}):\n");
            AppendIndented(text, refusal.Statement);
        }

        if (finding.Fix.Length > 0)
        {
            text.Append("  Fix:\n");
            AppendIndented(text, finding.Fix);
        }

        if (finding.Replay is { } replay)
        {
            text.Append($"  Replay: {replay.Request}\n");
            AppendIndented(text, ReplayTable.Write(replay));
        }
    }

    private static void AppendIndented(StringBuilder text, string block)
    {
        foreach (var line in block.TrimEnd('\n').Split('\n'))
        {
            text.Append((Indent + line.TrimEnd('\r')).TrimEnd()).Append('\n');
        }
    }
}
