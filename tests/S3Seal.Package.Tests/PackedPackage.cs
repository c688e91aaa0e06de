using System.Security.Cryptography;

[assembly: AssemblyFixture(typeof(S3Seal.Package.Tests.PackedPackage))]

namespace S3Seal.Package.Tests;

/// <summary>The package, packed once for all tests into a folder source outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>A version of its own, so that no cache of an earlier run can answer.</summary>
    public string Version { get; } = $"0.0.0-t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("s3seal-package-").FullName;

    public string Source => Path.Combine(Folder, "source");

    public string File => Path.Combine(Source, $"S3Seal.Analyzers.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        await PackAsync(Source);
        // The settings of the user stay in force; what is already installed on the machine is not fetched again.
        var installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await System.IO.File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Folder, "packages")}" /></config>
              <packageSources><add key="packed" value="{Source}" /></packageSources>
              <fallbackPackageFolders>{(Directory.Exists(installed) ? $"""<add key="installed" value="{installed}" />""" : "")}</fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task PackAsync(string into) => PackAsync("src/S3Seal.Analyzers.Package", into);

    /// <summary>Packs any project of the repository under this run's version.</summary>
    internal async Task PackAsync(string project, string into) => (await DotNet.RunAsync(
        Repository.Root,
        "pack", project, "--no-build", "--nologo", "-c", Repository.Configuration, "-o", into, $"-p:PackageVersion={Version}")).Succeeded();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
