using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace S3Seal.Package.Tests;

public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Package_HoldsOurAssembliesAndNothingThirdParty()
    {
        using var zip = ZipFile.OpenRead(package.File);

        Assert.Equal(
            [
                "PACKAGE.md",
                "analyzers/dotnet/cs/S3Seal.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/S3Seal.Analyzers.dll",
                "analyzers/dotnet/cs/S3Seal.Policy.dll",
                "analyzers/dotnet/cs/S3Seal.Templates.dll",
                "buildTransitive/S3Seal.Analyzers.props",
                "buildTransitive/S3Seal.Analyzers.targets",
                "presets/default.globalconfig",
                "presets/none.globalconfig",
                "presets/strict.globalconfig",
            ],
            zip.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
                .Where(name => name is not ("[Content_Types].xml" or "S3Seal.Analyzers.nuspec"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_IsADevelopmentDependencyWithoutDependencies()
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var nuspec = zip.GetEntry("S3Seal.Analyzers.nuspec")!.Open();
        var elements = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal("true", Assert.Single(elements["developmentDependency"]));
        Assert.Empty(elements["dependency"]);
        Assert.Equal("MIT", Assert.Single(elements["license"]));
        Assert.Equal("PACKAGE.md", Assert.Single(elements["readme"]));
    }

    [Fact]
    public void Assemblies_ReferenceOnlyTheCompilerAndEachOther()
    {
        // System.Memory comes with every compiler: Roslyn itself is built on it.
        string[] allowed = ["netstandard", "System.Memory", "S3Seal.Policy", "S3Seal.Templates", "S3Seal.Analyzers", "System.Collections.Immutable", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp",
            "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces"];
        using var zip = ZipFile.OpenRead(package.File);

        Assert.All(Assemblies(zip), assembly => Assert.Subset(allowed.ToHashSet(), assembly.References));
        Assert.DoesNotContain(Assemblies(zip).Single(assembly => assembly.Name == "S3Seal.Analyzers.dll").References, name => name.EndsWith("Workspaces", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pack_Twice_GivesTheSameContent()
    {
        var again = Path.Combine(package.Folder, "again");
        await package.PackAsync(again);

        using var first = ZipFile.OpenRead(package.File);
        using var second = ZipFile.OpenRead(Path.Combine(again, Path.GetFileName(package.File)));
        var names = Content(first).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, Content(second).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(Bytes(first, name), Bytes(second, name)));

        // NuGet names its own property part at random; it is the one entry that no compiler and no restore reads.
        static IEnumerable<string> Content(ZipArchive zip) => zip.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, HashSet<string> References)> Assemblies(ZipArchive zip)
    {
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var image = new PEReader(new MemoryStream(Bytes(zip, entry.FullName)));
            var metadata = image.GetMetadataReader();
            yield return (entry.Name, metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet());
        }
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
