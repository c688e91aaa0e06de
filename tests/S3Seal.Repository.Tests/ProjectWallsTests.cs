using System.Xml.Linq;

namespace S3Seal.Repository.Tests;

/// <summary>The walls between projects: what each may reference. The compiler keeps them, this test keeps the project files.</summary>
public sealed class ProjectWallsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["S3Seal.Policy"] = [],
        ["S3Seal.Templates"] = ["S3Seal.Policy"],
        ["S3Seal.Analyzers"] = ["S3Seal.Policy", "S3Seal.Templates", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"],
        ["S3Seal.Analyzers.CodeFixes"] =
        [
            "S3Seal.Analyzers", "S3Seal.Policy", "S3Seal.Templates", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Analyzers",
        ],
        ["S3Seal.Analyzers.Package"] = ["S3Seal.Policy", "S3Seal.Templates", "S3Seal.Analyzers", "S3Seal.Analyzers.CodeFixes"],
        ["S3Seal.Encryption"] = [],
        ["S3Seal.Emulator"] = ["S3Seal.Policy", "S3Seal.Encryption", "System.IO.Hashing"],
        ["S3Seal.Emulator.AwsSdk"] = ["S3Seal.Emulator", "AWSSDK.S3", "AWSSDK.KeyManagementService"],
        ["S3Seal.Emulator.Xunit"] = ["S3Seal.Emulator.AwsSdk", "xunit.v3.extensibility.core"],
        ["S3Seal.Emulator.XunitV2"] = ["S3Seal.Emulator.AwsSdk", "xunit.extensibility.core"],
    };

    /// <summary>The law's own analyzers: they reach no assembly.</summary>
    private static readonly string[] Everywhere =
    [
        "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.SourceLink.GitHub", "Meziantou.Framework.NuGetPackageValidation",
    ];

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheArchitectureAllows_Always(string project)
    {
        var file = Sources.Below("src", project + ".csproj").Concat(Sources.Below("emulator", project + ".csproj")).Single();

        Assert.Empty(References(file).Except(Allowed[project], StringComparer.Ordinal).Except(Everywhere, StringComparer.Ordinal));
    }

    [Fact]
    public void ProductionProject_ReferencesNoTest_Always()
    {
        var sinners =
            from file in Sources.Below("src", ".csproj").Concat(Sources.Below("emulator", ".csproj"))
            from reference in References(file)
            where reference.EndsWith(".Tests", StringComparison.Ordinal)
            select file + " references " + reference;

        Assert.Empty(sinners);
    }

    [Fact]
    public void EveryProject_StandsInTheSolution_Always()
    {
        var solution = Sources.Read("Analyzers.sln").Replace('\\', '/');
        string[] roots = ["src", "emulator", "tests", "samples", "benchmarks"];

        var missing = roots.SelectMany(root => Sources.Below(root, ".csproj")).Where(file => !solution.Contains(file, StringComparison.Ordinal) && !IsInput(file));

        Assert.Empty(missing);
    }

    [Fact]
    public void PackageVersions_StandInOneFile_Always()
    {
        var own =
            from file in Sources.Below("src", ".csproj").Concat(Sources.Below("emulator", ".csproj")).Concat(Sources.Below("benchmarks", ".csproj"))
            from reference in XDocument.Parse(Sources.Read(file)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null
            select file + ": " + reference.Attribute("Include")?.Value;

        Assert.Empty(own);
    }

    /// <summary>Projects that tests load or build by themselves, as a user's project would be.</summary>
    private static bool IsInput(string file) => file.Contains("/Projects/", StringComparison.Ordinal) || file.Contains("/Scratch/", StringComparison.Ordinal);

    private static IEnumerable<string> References(string file)
    {
        var document = XDocument.Parse(Sources.Read(file));
        var projects = document.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")?.Value ?? string.Empty)
            .SelectMany(value => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(value => Path.GetFileNameWithoutExtension(value.Replace('\\', '/')));
        var packages = document.Descendants("PackageReference").Select(reference => reference.Attribute("Include")?.Value ?? string.Empty).Where(name => name.Length > 0);
        return projects.Concat(packages);
    }
}
