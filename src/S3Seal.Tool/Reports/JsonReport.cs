using System.Text.Json;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Reports;

/// <summary>The report for programs: everything that the table shows, under stable names.</summary>
internal static class JsonReport
{
    public static string Write(CheckReport report) => JsonDocumentText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("inBaseline", report.InBaseline);
        json.WriteStartArray("projects");
        foreach (var project in report.Projects)
        {
            json.WriteStartObject();
            json.WriteString("project", project.Project);
            json.WriteString("policy", project.PolicyNote);
            json.WriteStartArray("findings");
            foreach (var finding in project.Findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.RuleId);
        json.WriteString("severity", finding.Severity);
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteNumber("endLine", finding.EndLine);
        json.WriteNumber("endColumn", finding.EndColumn);
        json.WriteString("message", finding.Message);
        json.WriteString("help", finding.HelpLink);
        json.WriteString("fingerprint", Baseline.Fingerprint(finding));
        if (finding.Refusal is { } refusal)
        {
            json.WriteStartObject("refusedBy");
            json.WriteString("policy", refusal.Policy);
            json.WriteNumber("line", refusal.Line);
            json.WriteString("sid", refusal.Sid);
            json.WriteBoolean("certain", refusal.Certain);
            json.WriteString("statement", refusal.Statement);
            json.WriteEndObject();
        }

        json.WriteString("fix", finding.Fix);
        if (finding.Replay is { } replay)
        {
            json.WriteStartObject("replay");
            json.WriteString("request", replay.Request);
            Write(json, "asWritten", replay.AsWritten);
            Write(json, "asFixed", replay.AsFixed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ReplayOutcome? outcome)
    {
        if (outcome is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("status", outcome.Status);
        json.WriteString("code", outcome.Code);
        json.WriteString("refusedBy", outcome.Refused);
        json.WriteString("encryption", outcome.Encryption);
        json.WriteString("stored", outcome.Stored);
        json.WriteEndObject();
    }
}
