using System.Diagnostics;
using Microsoft.CodeAnalysis;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Loading;

namespace S3Seal.Tool.Tests.Commands;

/// <summary>The fix, and that the sample's own tests turn green by it.</summary>
public sealed class FixCommandTests
{
    [Fact]
    public async Task Fix_OnACopy_WritesTheFilesAndLeavesNothingToFind()
    {
        var copy = Sample.Copy();
        var before = await File.ReadAllTextAsync(Path.Combine(copy, "InvoiceStore.cs"), TestContext.Current.CancellationToken);

        var dry = await ToolRun.OfAsync("fix", copy, "--dry-run");
        var untouched = await File.ReadAllTextAsync(Path.Combine(copy, "ArchiveStore.cs"), TestContext.Current.CancellationToken);
        var run = await ToolRun.OfAsync("fix", copy);
        var again = await ToolRun.OfAsync("check", copy);

        Assert.DoesNotContain("ServerSideEncryptionMethod", untouched, StringComparison.Ordinal);
        Assert.Equal(dry.Output, run.Output);
        Assert.Equal(3, run.Output.Split('\n').Count(line => line.StartsWith('+') && line.Contains("ServerSideEncryptionMethod.AES256", StringComparison.Ordinal)));
        Assert.Contains("3 fixed, 0 left", run.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (dry.Code, run.Code, again.Code));
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(copy, "InvoiceStore.cs"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SeveralFrameworks_AreFixedTogetherAndEachPlaceOnce()
    {
        var folder = Sample.TwoFrameworks();
        var file = Path.Combine(folder, "Store.cs");

        var check = await ToolRun.OfAsync("check", folder);
        var run = await ToolRun.OfAsync("fix", folder);
        var again = await ToolRun.OfAsync("check", folder);

        Assert.Equal(3, check.Output.Split('\n').Count(line => line.Contains("SSE1001", StringComparison.Ordinal)));
        Assert.Contains("3 fixed, 0 left", run.Error, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), (check.Code, run.Code, again.Code));
        Assert.Equal(Sample.TwoFrameworksSource.Replace("Key = key }", "Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }", StringComparison.Ordinal),
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WrongPolicy_IsShownAndCorrectedAsADiffOfItsJson()
    {
        var copy = Sample.Copy();
        var policy = Path.Combine(copy, "bucket-policy.json");
        var right = await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(policy, right.Replace("StringNotEquals", "ForAnyValue:StringNotEquals", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var check = await ToolRun.OfAsync("check", copy);
        var dry = await ToolRun.OfAsync("fix", copy, "--dry-run");
        var run = await ToolRun.OfAsync("fix", copy);

        Assert.Contains("SSE3002", check.Output, StringComparison.Ordinal);
        foreach (var shown in (string[])[check.Output, dry.Output])
        {
            Assert.Contains("-        \"ForAnyValue:StringNotEquals\": {", shown, StringComparison.Ordinal);
            Assert.Contains("+        \"StringNotEquals\": {", shown, StringComparison.Ordinal);
        }

        Assert.Contains("--- a/", dry.Output, StringComparison.Ordinal);
        Assert.Equal(dry.Output, run.Output);
        Assert.Equal(right, await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SamplesOwnTests_BeforeAndAfterTheFix_AreRedAndGreen()
    {
        var built = Path.Combine(AppContext.BaseDirectory, "..", "..", "UploadService.Tests", new DirectoryInfo(AppContext.BaseDirectory).Name);
        Assert.SkipUnless(Directory.Exists(built), "UploadService.Tests is not built: build Analyzers.sln");
        var folder = Sample.NewFolder().FullName;
        CopyFolder(built, folder);

        var before = await RunAfterTheFixTestsAsync(folder);
        await EmitFixedServiceAsync(Path.Combine(folder, "UploadService.dll"));
        var after = await RunAfterTheFixTestsAsync(folder);

        Assert.True(before.Code != 0 && before.Output.Contains("Failed: 3", StringComparison.Ordinal), before.Output);
        Assert.True(after.Code == 0 && after.Output.Contains("Failed: 0", StringComparison.Ordinal), after.Output);
    }

    private static async Task EmitFixedServiceAsync(string path)
    {
        using var code = await LoadedCode.LoadAsync(Sample.Project, new Progress<string>(), TestContext.Current.CancellationToken);
        var (project, count) = await Fixer.ApplyAllAsync(code.Projects.Single(), TestContext.Current.CancellationToken);
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var result = compilation!.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        Assert.Equal(3, count);
    }

    private static async Task<(int Code, string Output)> RunAfterTheFixTestsAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])["UploadService.Tests.dll", "-class", "UploadService.Tests.AfterTheFixTests", "-explicit", "on", "-noColor", "-noLogo"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
