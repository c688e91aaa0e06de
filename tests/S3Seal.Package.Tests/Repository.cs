using System.Reflection;
using System.Xml.Linq;

namespace S3Seal.Package.Tests;

/// <summary>Where the sources are that the tests pack, and the versions they are tested with.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The built tool, for <c>dotnet</c> to run.</summary>
    public static string Tool { get; } = Metadata("Tool");

    /// <summary>Where the built emulator lies, with all assemblies of ours that it needs.</summary>
    public static string Emulator { get; } = Metadata("EmulatorFolder");

    /// <summary>The version that the whole repository uses of a package.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(row => (string?)row.Attribute("Include") == package)
        .Attribute("Version")!.Value;

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
