using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Tests.Reports;

/// <summary>Findings to print.</summary>
internal static class FindingExamples
{
    public static readonly Finding Refused = new()
    {
        RuleId = "SSE1001",
        RuleTitle = "Title: with, marks",
        Severity = "warning",
        File = "src/Store one.cs",
        Line = 3,
        Column = 9,
        EndLine = 3,
        EndColumn = 20,
        Message = "100% \"wrong\".\nDo it.",
        HelpLink = "https://example.com/SSE1001",
        SourceLine = "        s3.Put();",
        Refusal = new Refusal("bucket-policy.json", "DenyIt", "{ \"Effect\": \"Deny\" }", 4, Certain: true),
        Fix = "@@ -3 +3 @@\n-        s3.Put();\n+        s3.Put(x);\n",
        FixEdits = [new FixEdit("src/Store one.cs", 3, 16, 3, 16, "x")],
        Replay = new ReplayPair(
            "PutObject acme-data/k",
            new ReplayOutcome(403, "AccessDenied", "DenyIt", null, null),
            new ReplayOutcome(200, null, null, "AES256", "59 bytes, not the plaintext")),
    };

    public static readonly Finding Plain = Refused with
    {
        RuleId = "SSE2001",
        Severity = "info",
        Line = 10,
        EndLine = 12,
        SourceLine = "x",
        Refusal = null,
        Fix = string.Empty,
        FixEdits = [],
        Replay = null,
    };

    public static CheckReport Report(params Finding[] findings) => new([new ProjectReport("Store", "policy bucket-policy.json", findings)], InBaseline: 0);
}
