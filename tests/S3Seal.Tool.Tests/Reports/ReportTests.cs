using System.Text.Json;
using S3Seal.Tool.Reports;

namespace S3Seal.Tool.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void Table_Finding_ShowsPlaceStatementFixAndBothOutcomes() => Assert.Equal(
        """
        Store: policy bucket-policy.json

        src/Store one.cs:3:9: warning SSE1001: 100% "wrong".
        Do it.
          Refused by DenyIt (bucket-policy.json:4):
            { "Effect": "Deny" }
          Fix:
            @@ -3 +3 @@
            -        s3.Put();
            +        s3.Put(x);
          Replay: PutObject acme-data/k
                                         | as written       | as fixed
            answer                       | 403 AccessDenied | 200
            refused by                   | DenyIt           | -
            x-amz-server-side-encryption | -                | AES256
            stored                       | nothing          | 59 bytes, not the plaintext

        1 finding.

        """.ReplaceLineEndings("\n"),
        TextReport.Write(FindingExamples.Report(FindingExamples.Refused)));

    [Fact]
    public void Table_NothingFound_SaysSo() => Assert.EndsWith("Nothing found.\n", TextReport.Write(FindingExamples.Report()), StringComparison.Ordinal);

    [Fact]
    public void GitHub_Finding_IsOneEscapedCommand()
    {
        var lines = GitHubReport.Write(FindingExamples.Report(FindingExamples.Refused, FindingExamples.Plain)).TrimEnd('\n').Split('\n');

        Assert.Equal(
            "::warning file=src/Store one.cs,line=3,endLine=3,col=9,endColumn=20,title=SSE1001%3A Title%3A with%2C marks::100%25 \"wrong\".%0ADo it.%0ARefused by DenyIt (bucket-policy.json:4).",
            lines[0]);
        Assert.StartsWith("::notice file=src/Store one.cs,line=10,endLine=12,title=", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_Finding_HasEveryPart()
    {
        using var document = JsonDocument.Parse(JsonReport.Write(FindingExamples.Report(FindingExamples.Refused)));

        var finding = document.RootElement.GetProperty("projects")[0].GetProperty("findings")[0];

        Assert.Equal("SSE1001", finding.GetProperty("rule").GetString());
        Assert.Equal("DenyIt", finding.GetProperty("refusedBy").GetProperty("sid").GetString());
        Assert.Equal(403, finding.GetProperty("replay").GetProperty("asWritten").GetProperty("status").GetInt32());
        Assert.Equal("AES256", finding.GetProperty("replay").GetProperty("asFixed").GetProperty("encryption").GetString());
        Assert.StartsWith("@@", finding.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_Findings_HaveRulesRegionsFingerprintsAndFixes()
    {
        using var document = JsonDocument.Parse(SarifReport.Write(FindingExamples.Report(FindingExamples.Plain, FindingExamples.Refused)));

        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results").EnumerateArray().ToArray();

        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        Assert.Equal(["SSE1001", "SSE2001"], rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(results, result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal(["note", "warning"], results.Select(result => result.GetProperty("level").GetString()));
        var place = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("src/Store%20one.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(9, place.GetProperty("region").GetProperty("startColumn").GetInt32());
        var replacement = results[1].GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("x", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.False(results[0].TryGetProperty("fixes", out _));
        Assert.All(results, result => Assert.Equal(32, result.GetProperty("partialFingerprints").GetProperty("s3seal/v1").GetString()!.Length));
    }
}
