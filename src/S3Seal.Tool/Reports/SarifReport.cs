using System.Text.Json;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>SARIF 2.1.0, as code scanning services read it: rules, results, fingerprints and fixes.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static string Write(CheckReport report) => JsonDocumentText.Of(json =>
    {
        var rules = report.Findings.DistinctBy(finding => finding.RuleId, StringComparer.Ordinal)
            .OrderBy(finding => finding.RuleId, StringComparer.Ordinal).ToArray();

        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in report.Findings)
        {
            WriteResult(json, finding, Array.FindIndex(rules, rule => rule.RuleId == finding.RuleId));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, Finding[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "S3Seal");
        json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.RuleId);
            WriteText(json, "shortDescription", rule.RuleTitle);
            if (rule.HelpLink.Length > 0)
            {
                json.WriteString("helpUri", rule.HelpLink);
            }

            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.RuleId);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(finding.Severity));
        WriteText(json, "message", Message(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, finding.File);
        WriteRegion(json, "region", finding.Line, finding.Column, finding.EndLine, finding.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("s3seal/v1", Baseline.Fingerprint(finding));
        json.WriteEndObject();
        WriteFix(json, finding);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Finding finding)
    {
        if (finding.FixEdits.Count == 0)
        {
            return;
        }

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartArray("artifactChanges");
        foreach (var file in finding.FixEdits.GroupBy(edit => edit.File, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            WriteArtifact(json, file.Key);
            json.WriteStartArray("replacements");
            foreach (var edit in file)
            {
                json.WriteStartObject();
                WriteRegion(json, "deletedRegion", edit.Line, edit.Column, edit.EndLine, edit.EndColumn);
                WriteText(json, "insertedContent", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Message(Finding finding) => finding.Refusal is { } refusal
        ? $"{finding.Message} The policy's statement '{refusal.Sid}' ({refusal.Policy}:{refusal.Line}) {(refusal.Certain ? "refuses" : "may refuse")} it."
        : finding.Message;

    private static void WriteArtifact(Utf8JsonWriter json, string file)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", ArtifactUri(file));
        json.WriteEndObject();
    }

    /// <summary>A relative path stays a relative reference; what lies outside the current folder becomes a file URI.</summary>
    private static string ArtifactUri(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private static void WriteRegion(Utf8JsonWriter json, string name, int line, int column, int endLine, int endColumn)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(string severity) => severity == "info" ? "note" : severity;
}
