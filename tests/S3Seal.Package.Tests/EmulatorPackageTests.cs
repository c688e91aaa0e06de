namespace S3Seal.Package.Tests;

/// <summary>The emulator as its users get it: what the packages hold, and a scratch project that installs them.</summary>
public sealed class EmulatorPackageTests(PackedEmulator packed) : IClassFixture<PackedEmulator>
{
    [Fact]
    public void Emulator_CarriesWhatHasNoPackageOfItsOwn()
    {
        Assert.Equal(
            [
                "PACKAGE.md",
                "lib/net10.0/S3Seal.Emulator.dll", "lib/net10.0/S3Seal.Emulator.xml",
                "lib/net10.0/S3Seal.Encryption.dll", "lib/net10.0/S3Seal.Encryption.xml",
                "lib/net10.0/S3Seal.Policy.dll", "lib/net10.0/S3Seal.Policy.xml",
            ],
            packed.Entries("S3Seal.Emulator"));
        Assert.Equal(["System.IO.Hashing"], packed.Dependencies("S3Seal.Emulator"));
    }

    [Theory]
    [InlineData("S3Seal.Emulator.AwsSdk", "S3Seal.Emulator.AwsSdk", "AWSSDK.KeyManagementService", "AWSSDK.S3", "S3Seal.Emulator")]
    [InlineData("S3Seal.Emulator.Xunit", "S3Seal.Emulator.Xunit", "S3Seal.Emulator.AwsSdk", "xunit.v3.extensibility.core")]
    [InlineData("S3Seal.Emulator.XunitV2", "S3Seal.Emulator.XunitV2", "S3Seal.Emulator.AwsSdk", "xunit.extensibility.core")]
    public void Library_HoldsItselfAndNamesItsDependencies(string id, string assembly, params string[] dependencies)
    {
        Assert.Equal(["PACKAGE.md", $"lib/net10.0/{assembly}.dll", $"lib/net10.0/{assembly}.xml"], packed.Entries(id));
        Assert.Equal(dependencies, packed.Dependencies(id));
    }

    [Fact]
    public async Task Scratch_WithFixtureAndClients_RunsItsTest()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "Consumer")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="S3Seal.Emulator.Xunit" Version="{packed.Version}" />
                <PackageReference Include="xunit.v3" Version="{Repository.VersionOf("xunit.v3")}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "UploadTests.cs"), """
            using Amazon.S3;
            using Amazon.S3.Model;
            using S3Seal.Emulator.Xunit;
            using Xunit;

            public sealed class UploadTests(S3EmulatorFixture s3) : IClassFixture<S3EmulatorFixture>
            {
                private const string Policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\"Null\":{\"s3:x-amz-server-side-encryption\":\"true\"}}}]}";

                [Fact]
                public async Task Upload_UnderAPolicy_NeedsTheHeader()
                {
                    var bucket = await s3.CreateBucketAsync(Policy, writtenFor: "b");
                    await Assert.ThrowsAsync<AmazonS3Exception>(() => bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "k", ContentBody = "x" }));
                    await bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "k", ContentBody = "x", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
                }
            }
            """, TestContext.Current.CancellationToken);

        var run = (await DotNet.RunAsync(folder, "run", "--", "-noColor")).Succeeded();

        Assert.Contains("Total: 1, Errors: 0, Failed: 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_Installed_IsTheCommandS3Seal()
    {
        var tools = Path.Combine(packed.Folder, "tools");
        (await DotNet.RunAsync(packed.Folder, "tool", "install", "S3Seal.Tool", "--version", packed.Version, "--tool-path", tools, "--source", packed.Source)).Succeeded();

        var command = Path.Combine(tools, OperatingSystem.IsWindows() ? "s3seal.exe" : "s3seal");

        Assert.True(File.Exists(command), $"{command} is not there");
        Assert.Contains("PACKAGE.md", packed.Entries("S3Seal.Tool"));
        Assert.DoesNotContain(packed.Entries("S3Seal.Tool"), name => name.Contains("xunit", StringComparison.OrdinalIgnoreCase));
    }
}
