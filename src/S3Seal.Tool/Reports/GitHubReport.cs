using System.Text;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>Annotations as workflow commands: GitHub shows each at its line of the pull request.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions</remarks>
internal static class GitHubReport
{
    public static string Write(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            text.Append($"::{Command(finding.Severity)} file={Property(finding.File)},line={finding.Line},endLine={finding.EndLine}");
            if (finding.Line == finding.EndLine)
            {
                text.Append($",col={finding.Column},endColumn={finding.EndColumn}");
            }

            var refusal = finding.Refusal is { } by ? $"\nRefused by {by.Sid} ({by.Policy}:{by.Line})." : string.Empty;
            text.Append($",title={Property(finding.RuleId + ": " + finding.RuleTitle)}::{Data(finding.Message + refusal)}\n");
        }

        return text.ToString();
    }

    private static string Command(string severity) => severity == "info" ? "notice" : severity;

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
