using System.Text.RegularExpressions;

namespace S3Seal.Package.Tests;

/// <summary>What a user sees in <c>dotnet build</c>: every sample violation, nothing else, and configuration obeyed.</summary>
public sealed partial class ScratchBuildTests(PackedPackage package)
{
    private const string Upload = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace Scratch.NAME
        {
            public static class Uploads
            {
                ATTRIBUTEpublic static async Task Save(IAmazonS3 s3, string key)
                {
                    var request =BEFORE new PutObjectRequest { BucketName = "b", Key = key };AFTER
                    await s3.PutObjectAsync(request);
                }
            }
        }
        """;

    [Fact]
    public async Task Build_OfTheSamples_FlagsTheMarkedLinesAndNothingElse()
    {
        var project = ScratchProject.Create(package, "Samples", Repository.VersionOf("AWSSDK.S3")).CopySample("Violations").CopySample("ValidCode");

        (await project.BuildAsync()).Succeeded();

        var marked = Directory.EnumerateFiles(Path.Combine(project.Folder, "Violations"), "*.cs").SelectMany(file => File.ReadLines(file)
            .Select((text, index) => (Mark: Mark().Match(text), Line: index + 1))
            .Where(line => line.Mark.Success)
            .Select(line => $"{Path.GetFileName(file)}({line.Line}): {line.Mark.Groups[1].Value}"));
        var found = SarifResult.Read(project.Log).Where(result => IsOurs(result.Rule)).Select(result => $"{result.File}({result.Line}): {result.Rule}");
        Assert.Equal(marked.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Build_ObeysSeveritySuppressionAndWarnAsError()
    {
        var project = ScratchProject.Create(package, "Configured", Repository.VersionOf("AWSSDK.S3"))
            .Write("Plain.cs", Source("Plain"))
            .Write("Pragma.cs", Source("Pragma", before: "\n#pragma warning disable SSE1001 // the bucket is a test double\n", after: "\n#pragma warning restore SSE1001"))
            .Write("Attribute.cs", Source("Attribute", attribute:
                "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"S3Seal.Requests\", \"SSE1001\", Justification = \"public by design\")]\n        "))
            .Write("Quiet/Quiet.cs", Source("Quiet"))
            .Write("Quiet/.editorconfig", "[*.cs]\ndotnet_diagnostic.SSE1001.severity = none\n")
            .Write("Hint/Hint.cs", Source("Hint"))
            .Write("Hint/.editorconfig", "[*.cs]\ndotnet_diagnostic.SSE1001.severity = suggestion\n")
            .Write("Category/Category.cs", Source("Category"))
            .Write("Category/.editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-S3Seal.Requests.severity = suggestion\n")
            .Write("Kms/Kms.cs", Source("Kms"))
            .Write("Kms/.editorconfig", "[*.cs]\ns3seal_required_encryption = aws:kms\n")
            .Write("typo.globalconfig", "is_global = true\ns3seal_required_encrypton = AES256\n")
            .Write("Directory.Build.props", "<Project><ItemGroup><GlobalAnalyzerConfigFiles Include=\"typo.globalconfig\" /></ItemGroup></Project>");

        var output = (await project.BuildAsync()).Succeeded().Output;
        var results = SarifResult.Read(project.Log);
        var failed = await project.BuildAsync("--no-restore", "-warnaserror");

        Assert.Contains("Plain.cs(11,27): warning SSE1001", output, StringComparison.Ordinal);
        Assert.Contains("docs/rules/SSE1001.md", output, StringComparison.Ordinal);
        Assert.Equal(
            ["Attribute.cs warning public by design", "Category.cs note ", "Hint.cs note ", "Kms.cs warning ", "Plain.cs warning ", "Pragma.cs warning in source"],
            results.Where(result => result.Rule == "SSE1001").Select(result => $"{result.File} {result.Level} {result.Suppressed}").Order(StringComparer.Ordinal));
        Assert.Contains("Kms.cs(11,27): warning SSE1001: This PutObjectRequest asks for no server-side encryption: this project demands 'aws:kms'", output, StringComparison.Ordinal);
        Assert.Contains("typo.globalconfig(2,1): warning SSE9001", output, StringComparison.Ordinal);
        Assert.Contains("did you mean 's3seal_required_encryption'?", output, StringComparison.Ordinal);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains("Plain.cs(11,27): error SSE1001", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WithAPreset_TakesItsSeverities()
    {
        var project = ScratchProject.Create(package, "Presets", Repository.VersionOf("AWSSDK.S3")).Write("Plain.cs", Source("Plain"));

        var strict = await project.BuildAsync("-p:S3SealPreset=strict");
        var none = (await project.BuildAsync("--no-restore", "-p:S3SealPreset=none")).Succeeded();
        var mistyped = await project.BuildAsync("--no-restore", "-p:S3SealPreset=strikt");

        Assert.NotEqual(0, strict.ExitCode);
        Assert.Contains("error SSE1001", strict.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSE", none.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, mistyped.ExitCode);
        Assert.Contains("SSE9002", mistyped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_OfAnOldLanguageVersionAndSdk_RepairsEverything()
    {
        var project = ScratchProject.Create(package, "Old", "3.7.304.1", "netstandard2.0", "<LangVersion>7.3</LangVersion>").Write("Plain.cs", Source("Plain"));

        var before = (await project.BuildAsync()).Succeeded();
        var format = await DotNet.RunAsync(project.Folder, "format", "analyzers", "--diagnostics", "SSE1001", "--severity", "warn", "--no-restore");
        var after = (await project.BuildAsync("--no-restore")).Succeeded();

        Assert.Contains("warning SSE1001", before.Output, StringComparison.Ordinal);
        Assert.True(format.ExitCode == 0, format.Output);
        Assert.Equal(
            Source("Plain").Replace("Key = key }", "Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(project.Folder, "Plain.cs")));
        Assert.DoesNotContain("SSE", after.Output, StringComparison.Ordinal);
    }

    private static bool IsOurs(string rule) => rule.StartsWith("SSE", StringComparison.Ordinal) || rule.StartsWith("AD", StringComparison.Ordinal);

    private static string Source(string name, string before = "", string after = "", string attribute = "") =>
        Upload.Replace("NAME", name, StringComparison.Ordinal).Replace("BEFORE", before, StringComparison.Ordinal).Replace("AFTER", after, StringComparison.Ordinal)
        .Replace("ATTRIBUTE", attribute, StringComparison.Ordinal);

    [GeneratedRegex(@"// (SSE\d{4})$")]
    private static partial Regex Mark();
}
