using System.Text.Json;

namespace S3Seal.Tool.Tests.Commands;

/// <summary>The main job, on the sample.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Check_SampleWithReplay_ShowsRefusalsFixesAndOutcomes()
    {
        var run = await ToolRun.OfAsync("check", Sample.Project, "--replay", "--format", "json");

        using var report = JsonDocument.Parse(run.Output);
        var findings = report.RootElement.GetProperty("projects")[0].GetProperty("findings").EnumerateArray().ToArray();
        Assert.Equal((1, 3), (run.Code, findings.Length));
        Assert.Equal(["SSE3003", "SSE3003", "SSE3003"], findings.Select(finding => finding.GetProperty("rule").GetString()));
        Assert.All(findings, finding =>
        {
            Assert.Equal("DenyObjectsThatAreNotSSES3", finding.GetProperty("refusedBy").GetProperty("sid").GetString());
            Assert.True(finding.GetProperty("refusedBy").GetProperty("certain").GetBoolean());
            Assert.Contains("ServerSideEncryptionMethod.AES256", finding.GetProperty("fix").GetString(), StringComparison.Ordinal);
            var written = finding.GetProperty("replay").GetProperty("asWritten");
            var repaired = finding.GetProperty("replay").GetProperty("asFixed");
            Assert.Equal(
                (403, "AccessDenied", "DenyObjectsThatAreNotSSES3", null),
                (written.GetProperty("status").GetInt32(), written.GetProperty("code").GetString(), written.GetProperty("refusedBy").GetString(), written.GetProperty("stored").GetString()));
            Assert.Equal((200, "AES256"), (repaired.GetProperty("status").GetInt32(), repaired.GetProperty("encryption").GetString()));
            Assert.EndsWith("not the plaintext", repaired.GetProperty("stored").GetString(), StringComparison.Ordinal);
        });
        Assert.Contains("loading UploadService.csproj", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Table_NamesPlaceStatementAndFix()
    {
        var run = await ToolRun.OfAsync("check", Sample.Project);

        Assert.Equal(1, run.Code);
        Assert.Contains("ArchiveStore.cs:15:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Refused by DenyObjectsThatAreNotSSES3", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"StringNotEquals\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 findings.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PolicyThatAllowsTheRequests_NamesNoRefusal()
    {
        var policy = Path.Combine(Sample.NewFolder().FullName, "allow.json");
        await File.WriteAllTextAsync(policy, """
            {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*"}]}
            """, TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync("check", Sample.Project, "--policy", policy);

        Assert.DoesNotContain("efused by", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PolicyThatDoesNotParse_NamesLineColumnAndCode()
    {
        var policy = Path.Combine(Sample.NewFolder().FullName, "bad.json");
        await File.WriteAllTextAsync(policy, "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{ \"Effect\": \"Forbid\" }]\n}", TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync("check", Sample.Project, "--policy", policy);

        Assert.Equal(2, run.Code);
        Assert.Matches(@"bad\.json\(3,\d+\): MalformedPolicy: ", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Check_ProjectThatDoesNotLoad_ShowsMSBuildsOwnError()
    {
        var project = Path.Combine(Sample.NewFolder().FullName, "Broken.csproj");
        await File.WriteAllTextAsync(project, "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</PropertyGroup></Project>", TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync("check", project);

        Assert.Equal(2, run.Code);
        Assert.Contains("MSB4025", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/path", "does not exist")]
    [InlineData("bucket-policy.json", "neither a C# project")]
    [InlineData("..", "holds no C# project")]
    public async Task Check_PathThatIsNoProject_SaysWhy(string path, string reason)
    {
        var run = await ToolRun.OfAsync("check", Path.Combine(Sample.Project, path));

        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", ".", "--format", "yaml")]
    [InlineData("check", ".", "--frobnicate")]
    [InlineData("frobnicate")]
    public async Task Arguments_ThatAreWrong_EndWithTwo(params string[] arguments)
    {
        var run = await ToolRun.OfAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Baseline_HoldsBackWhatItKnows()
    {
        var folder = Sample.NewFolder().FullName;
        var baseline = Path.Combine(folder, "baseline.json");
        var sarif = Path.Combine(folder, "report.sarif");

        var first = await ToolRun.OfAsync("check", Sample.Project, "--baseline", baseline);
        var second = await ToolRun.OfAsync("check", Sample.Project, "--baseline", baseline, "--format", "sarif", "--output", sarif);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("3 more in the baseline", first.Output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(sarif, TestContext.Current.CancellationToken));
        Assert.Equal(0, report.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }
}
