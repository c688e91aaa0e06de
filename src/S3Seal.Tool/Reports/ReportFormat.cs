using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>The forms of a report, by the name that <c>--format</c> takes.</summary>
internal static class ReportFormat
{
    public const string Table = "table";

    public static readonly IReadOnlyDictionary<string, Func<CheckReport, string>> All = new Dictionary<string, Func<CheckReport, string>>(StringComparer.Ordinal)
    {
        [Table] = TextReport.Write,
        ["json"] = JsonReport.Write,
        ["sarif"] = SarifReport.Write,
        ["github"] = GitHubReport.Write,
    };
}
