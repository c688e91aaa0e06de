using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Tests.Settings;

/// <summary>How test projects are told, and what <c>s3seal_test_code</c> does with their findings.</summary>
public sealed class TestCodeTests
{
    private const string Upload = "await s3.PutObjectAsync(new PutObjectRequest { Key = key });\nawait s3.CopyObjectAsync(\"a\", \"b\", \"c\", \"d\");";

    [Theory]
    [InlineData("full", "true", "Warning Warning")]
    [InlineData("info", "true", "Info Info")]
    [InlineData("skip", "true", "")]
    [InlineData("info", "false", "Warning Warning")]
    [InlineData("skip", "false", "Warning Warning")]
    [InlineData("skip", "", "Warning Warning")]
    public async Task Findings_OfAProjectThatSaysWhatItIs(string setting, string isTest, string severities) =>
        Assert.Equal(severities, await Severities(setting, isTest));

    [Theory]
    [InlineData("xunit.v3.core", "")]
    [InlineData("nunit.framework", "")]
    [InlineData("MSTest.TestFramework", "")]
    [InlineData("TUnit.Core", "")]
    [InlineData("Moq", "Warning Warning")]
    public async Task Findings_OfAProjectThatReferencesAFramework(string assembly, string severities) =>
        Assert.Equal(severities, await Severities("skip", "", assembly));

    [Fact]
    public async Task Findings_OfATestProjectThatSaysItIsNone() => Assert.Equal("Warning Warning", await Severities("skip", "false", "xunit.v3.core"));

    private static async Task<string> Severities(string setting, string isTest, string? reference = null)
    {
        CSharpCompilation compilation = await AllRules.Compile(Sdk.V4, LanguageVersion.CSharp12, Snippet.InMethod(Upload));
        if (reference is not null)
        {
            var empty = CSharpCompilation.Create(reference, [], await AllRules.ReferencesOf(Sdk.V4), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            compilation = compilation.AddReferences(empty.ToMetadataReference());
        }
        var options = new Options(
            new() { ["s3seal_test_code"] = setting },
            isTest.Length == 0 ? new() { ["build_property.IsTestProject"] = "" } : new() { ["build_property.IsTestProject"] = isTest });
        var found = await compilation.WithAnalyzers(AllRules.Instances, new AnalyzerOptions([], options)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return string.Join(' ', found.Select(static finding => finding.Severity));
    }

    private sealed class Options(Dictionary<string, string> files, Dictionary<string, string> global) : AnalyzerConfigOptionsProvider
    {
        private readonly Values _files = new(files);

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _files;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _files;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
