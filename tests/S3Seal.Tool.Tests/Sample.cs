namespace S3Seal.Tool.Tests;

/// <summary>Where the sample lies, and folders for what tests write.</summary>
internal static class Sample
{
    public static string Root { get; } = FindRoot();

    public static string Project { get; } = Path.Combine(Root, "samples", "UploadService");

    public static string Policy { get; } = Path.Combine(Project, "bucket-policy.json");

    public static DirectoryInfo NewFolder() => Directory.CreateTempSubdirectory("s3seal-tests-");

    /// <summary>A copy of the sample that a test may change; it stands alone, outside the repository.</summary>
    public static string Copy()
    {
        var folder = NewFolder().FullName;
        foreach (var file in Directory.EnumerateFiles(Project))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        // What the repository's central files would have said.
        var project = Path.Combine(folder, "UploadService.csproj");
        File.WriteAllText(project, File.ReadAllText(project)
            .Replace("Include=\"AWSSDK.S3\"", $"Include=\"AWSSDK.S3\" Version=\"{SdkVersion}\"", StringComparison.Ordinal)
            .Replace("<TargetFramework>", "<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit><TargetFramework>", StringComparison.Ordinal));
        return folder;
    }

    /// <summary>What <see cref="TwoFrameworks"/> compiles: one upload for both target frameworks, one for each alone.</summary>
    public const string TwoFrameworksSource = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        public class Store
        {
            public async Task Put(IAmazonS3 s3, string bucket, string key)
            {
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key });
        #if NET
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket + "-net", Key = key });
        #else
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket + "-standard", Key = key });
        #endif
            }
        }

        """;

    /// <summary>A project with two target frameworks.</summary>
    public static string TwoFrameworks()
    {
        var folder = NewFolder().FullName;
        File.WriteAllText(Path.Combine(folder, "Store.cs"), TwoFrameworksSource);
        File.WriteAllText(Path.Combine(folder, "Store.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="AWSSDK.S3" Version="{SdkVersion}" /></ItemGroup>
            </Project>
            """);
        return folder;
    }

    private static string SdkVersion { get; } =
        typeof(Amazon.S3.AmazonS3Client).Assembly.GetCustomAttributes(false).OfType<System.Reflection.AssemblyFileVersionAttribute>().Single().Version;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
