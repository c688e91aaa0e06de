using System.Reflection;
using System.Xml.Linq;

namespace S3Seal.Package.Tests;

/// <summary>Where the sources are that the tests pack, and the versions they are tested with.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The version that the whole repository uses of a package.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(row => (string?)row.Attribute("Include") == package)
        .Attribute("Version")!.Value;

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
