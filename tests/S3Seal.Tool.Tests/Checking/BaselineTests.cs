using S3Seal.Tool.Checking;
using S3Seal.Tool.Tests.Reports;

namespace S3Seal.Tool.Tests.Checking;

public sealed class BaselineTests
{
    [Fact]
    public void Apply_KnownFindingOnAnotherLine_IsHeldBack()
    {
        var text = Baseline.Write(FindingExamples.Report(FindingExamples.Refused));

        var report = Baseline.Apply(FindingExamples.Report(FindingExamples.Refused with { Line = 99 }, FindingExamples.Plain), text, "baseline.json");

        Assert.Equal("SSE2001", Assert.Single(report.Findings).RuleId);
        Assert.Equal(1, report.InBaseline);
    }

    [Fact]
    public void Apply_SecondFindingOfTheSameText_IsNew()
    {
        var text = Baseline.Write(FindingExamples.Report(FindingExamples.Refused));

        var report = Baseline.Apply(FindingExamples.Report(FindingExamples.Refused, FindingExamples.Refused with { Line = 50 }), text, "baseline.json");

        Assert.Equal(50, Assert.Single(report.Findings).Line);
    }

    [Fact]
    public void Apply_OtherRuleOrFileOrText_IsNew()
    {
        var text = Baseline.Write(FindingExamples.Report(FindingExamples.Refused));

        var report = Baseline.Apply(
            FindingExamples.Report(
                FindingExamples.Refused with { RuleId = "SSE1002" },
                FindingExamples.Refused with { File = "src/Other.cs" },
                FindingExamples.Refused with { SourceLine = "s3.Put(y);" }),
            text,
            "baseline.json");

        Assert.Equal(3, report.Findings.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":2,\"findings\":[]}")]
    [InlineData("{\"version\":1,\"findings\":[{}]}")]
    [InlineData("{\"version\":1,\"findings\":{}}")]
    public void Apply_NoBaseline_IsRefusedByItsName(string text)
    {
        var problem = Assert.Throws<CannotRunException>(() => Baseline.Apply(FindingExamples.Report(), text, "baseline.json"));

        Assert.Contains("baseline.json", problem.Message, StringComparison.Ordinal);
    }
}
