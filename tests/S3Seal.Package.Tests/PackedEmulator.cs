using System.IO.Compression;
using System.Xml.Linq;

namespace S3Seal.Package.Tests;

/// <summary>The emulator's packages and the tool, packed once, into the source that the analyzers lie in too.</summary>
public sealed class PackedEmulator(PackedPackage package) : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "emulator/S3Seal.Emulator", "emulator/S3Seal.Emulator.AwsSdk", "emulator/S3Seal.Emulator.Xunit", "emulator/S3Seal.Emulator.XunitV2", "src/S3Seal.Tool",
    ];

    public string Version => package.Version;

    public string Folder => package.Folder;

    public string Source => package.Source;

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            await package.PackAsync(project, package.Source);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The names of a package's entries, without what the package format itself adds.</summary>
    internal string[] Entries(string id)
    {
        using var zip = Open(id);
        return [.. zip.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && name != id + ".nuspec").Order(StringComparer.Ordinal)];
    }

    /// <summary>The ids that a package depends on.</summary>
    internal string[] Dependencies(string id) =>
        [.. Nuspec(id).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal)];

    internal XDocument Nuspec(string id)
    {
        using var zip = Open(id);
        using var nuspec = zip.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Source, $"{id}.{Version}.nupkg"));
}
