namespace S3Seal.Package.Tests;

/// <summary>A whole solution is checked, fixed, rebuilt and tested: what a team does on its first day with S3Seal.</summary>
public sealed class SolutionTests(PackedPackage package)
{
    [Fact]
    public async Task Solution_CheckedAndFixed_PassesItsTestsUnderTheStrictPolicy()
    {
        var root = CopySolution();
        var checks = Path.Combine(root, "Acme.Checks", "bin", "Debug", "net10.0", "Acme.Checks.dll");

        // As it was: it builds with warnings, and the strict policy refuses its uploads.
        var before = (await BuildAsync(root)).Succeeded();
        foreach (var rule in (string[])["SSE1001", "SSE1003", "SSE1005", "SSE1006", "SSE1012"])
        {
            Assert.Contains("warning " + rule, before.Output, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(before.Output.Split('\n'), line => line.Contains("ReportsChecks.cs", StringComparison.Ordinal) && line.Contains("SSE", StringComparison.Ordinal));
        var refused = await DotNet.RunAsync(root, checks, "-noColor");
        Assert.True(refused.ExitCode != 0 && refused.Output.Contains("AmazonS3Exception", StringComparison.Ordinal) && refused.Output.Contains("Denied", StringComparison.Ordinal), refused.Output);

        // Checked and fixed.
        var check = await DotNet.RunAsync(root, Repository.Tool, "check", "Acme.slnx", "--format", "json");
        Assert.True(check.ExitCode == 1, check.Output);
        var fix = (await DotNet.RunAsync(root, Repository.Tool, "fix", "Acme.slnx")).Succeeded();
        Assert.Contains("+        ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256", fix.Output, StringComparison.Ordinal);
        Assert.Contains("0 left that need a decision", fix.Output, StringComparison.Ordinal);

        // As it is now: no finding in any project or framework, and the policy lets everything through.
        var after = (await BuildAsync(root, "-warnaserror")).Succeeded();
        Assert.DoesNotContain("SSE", after.Output, StringComparison.Ordinal);
        (await DotNet.RunAsync(root, checks, "-noColor")).Succeeded();
        Assert.Contains("Key = \"reports/\" + name, // the folder is fixed", await File.ReadAllTextAsync(Path.Combine(root, "Acme.Service", "Reports.cs")), StringComparison.Ordinal);
    }

    private static Task<DotNetRun> BuildAsync(string root, params string[] arguments) =>
        DotNet.RunAsync(root, ["build", "Acme.slnx", "--nologo", "--no-incremental", "-tl:off", "-clp:NoSummary", .. arguments]);

    private string CopySolution()
    {
        var from = Path.Combine(Repository.Root, "tests", "S3Seal.Package.Tests", "Solution");
        var root = Path.Combine(package.Folder, "Solution");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(root, Path.GetRelativePath(from, file)).Replace(".csproj.template", ".csproj", StringComparison.Ordinal).Replace("solution.editorconfig", ".editorconfig", StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <SdkVersion>{Repository.VersionOf("AWSSDK.S3")}</SdkVersion>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <KmsVersion>{Repository.VersionOf("AWSSDK.KeyManagementService")}</KmsVersion>
                <XunitVersion>{Repository.VersionOf("xunit.v3")}</XunitVersion>
                <EmulatorFolder>{Repository.Emulator}</EmulatorFolder>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="S3Seal.Analyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        return root;
    }
}
