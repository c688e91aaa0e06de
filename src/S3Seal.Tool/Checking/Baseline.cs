using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using S3Seal.Tool.Reports;

namespace S3Seal.Tool.Checking;

/// <summary>
/// Findings that are known and wait for their turn: a JSON file of fingerprints. A fingerprint is made of the rule, the file and
/// the text of the line, never of the line's number, so that edits elsewhere in the file do not bring old findings back.
/// </summary>
internal static class Baseline
{
    private const int Version = 1;

    /// <summary>Applies the file; where there is none, writes it with all findings of today, so that only new ones count from now on.</summary>
    public static async Task<CheckReport> ApplyOrCreateAsync(CheckReport report, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await File.WriteAllTextAsync(path, Write(report), cancellationToken);
        }

        return Apply(report, await File.ReadAllTextAsync(path, cancellationToken), path);
    }

    /// <summary>The report without what the baseline holds. A fingerprint that stands once holds back one finding.</summary>
    public static CheckReport Apply(CheckReport report, string text, string path)
    {
        var known = Read(text, path);
        var heldBack = 0;
        bool IsNew(Finding finding)
        {
            var fingerprint = Fingerprint(finding);
            if (!known.TryGetValue(fingerprint, out var count) || count == 0)
            {
                return true;
            }

            known[fingerprint] = count - 1;
            heldBack++;
            return false;
        }

        var projects = report.Projects.Select(project => project with { Findings = [.. project.Findings.Where(IsNew)] }).ToArray();
        return new CheckReport(projects, heldBack);
    }

    public static string Write(CheckReport report) => JsonDocumentText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.RuleId);
            json.WriteString("file", finding.File);
            json.WriteString("source", finding.SourceLine.Trim());
            json.WriteString("fingerprint", Fingerprint(finding));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Fingerprint(Finding finding) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.RuleId}\n{finding.File}\n{finding.SourceLine.Trim()}")).AsSpan(0, 16));

    private static Dictionary<string, int> Read(string text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != Version)
            {
                throw new CannotRunException($"'{path}' is a baseline of another version.");
            }

            return root.GetProperty("findings").EnumerateArray().Select(entry => entry.GetProperty("fingerprint").GetString()!)
                .CountBy(fingerprint => fingerprint, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CannotRunException($"'{path}' is not a baseline file: {problem.Message}");
        }
    }
}
