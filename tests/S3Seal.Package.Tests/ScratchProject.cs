namespace S3Seal.Package.Tests;

/// <summary>A user's project outside the repository that installs the package from a folder source.</summary>
internal sealed class ScratchProject
{
    private ScratchProject(string folder) => Folder = folder;

    public string Folder { get; }

    public string Log => Path.Combine(Folder, "build.sarif");

    /// <summary>Writes the project file. Sources follow with <see cref="Write"/>; <see cref="BuildAsync"/> restores on its first run.</summary>
    public static ScratchProject Create(PackedPackage package, string name, string sdkVersion, string framework = "net10.0", string properties = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(package.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{sdkVersion}" />
                <PackageReference Include="S3Seal.Analyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        return new ScratchProject(folder);
    }

    public ScratchProject Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public ScratchProject CopySample(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", name)).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)))
        {
            Write(Path.Combine(name, Path.GetFileName(file)), File.ReadAllText(file));
        }
        return this;
    }

    /// <summary>Compiles everything anew, so that warnings of an earlier build are never missed.</summary>
    public Task<DotNetRun> BuildAsync(params string[] arguments) =>
        DotNet.RunAsync(Folder, ["build", "--nologo", "--no-incremental", "-tl:off", "-clp:NoSummary", $"-p:ErrorLog={Log}%2Cversion=2.1", .. arguments]);
}
