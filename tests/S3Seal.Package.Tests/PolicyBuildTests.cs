namespace S3Seal.Package.Tests;

/// <summary>A real <c>dotnet build</c> beside the sample service's policy, in each form that it is carried in: the message quotes the statement with file and line.</summary>
public sealed class PolicyBuildTests(PackedPackage package)
{
    private const string Upload = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace Scratch
        {
            public static class Uploads
            {
                public static Task Save(IAmazonS3 s3, string key) =>
                    s3.PutObjectAsync(new PutObjectRequest { BucketName = "acme-data", Key = key });
            }
        }
        """;

    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "UploadService");

    [Fact]
    public async Task Build_ShowsTheRefusingStatementWithFileAndLine()
    {
        var project = ScratchProject.Create(package, "Policed", Repository.VersionOf("AWSSDK.S3")).Write("Uploads.cs", Upload);
        foreach (var file in (string[])["bucket-policy.json", "infra/template.yaml", "infra/main.tf"])
        {
            project.Write(file, await File.ReadAllTextAsync(Path.Combine(Sample, file)));
        }

        var none = (await project.BuildAsync("-p:S3SealFindPolicyFiles=false")).Succeeded();
        var json = (await project.BuildAsync("--no-restore")).Succeeded();
        var yaml = (await project.BuildAsync("--no-restore", "-p:S3SealFindPolicyFiles=false", "-p:S3SealPolicyFiles=infra/template.yaml")).Succeeded();
        var terraform = (await project.BuildAsync("--no-restore", "-p:S3SealFindPolicyFiles=false", "-p:S3SealPolicyFiles=infra/*.tf")).Succeeded();

        Assert.Contains("warning SSE1001", none.Output, StringComparison.Ordinal);
        AssertRefused("bucket-policy.json", "\"Sid\": \"DenyObjectsThatAreNotSSES3\"", json.Output, linesBefore: 1);
        AssertRefused("infra/template.yaml", "- Sid: DenyObjectsThatAreNotSSES3", yaml.Output);
        AssertRefused("infra/main.tf", "\"DenyObjectsThatAreNotSSES3\"", terraform.Output, linesBefore: 1);
    }

    /// <param name="linesBefore">How many lines before its Sid the statement begins.</param>
    private static void AssertRefused(string file, string sid, string output, int linesBefore = 0)
    {
        var line = File.ReadLines(Path.Combine(Sample, file)).Index().First(pair => pair.Item.Contains(sid, StringComparison.Ordinal)).Index + 1 - linesBefore;
        Assert.Contains(
            $"Uploads.cs(10,31): warning SSE3003: PutObject to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyObjectsThatAreNotSSES3' in {file} line {line} refuses it (403)",
            output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSE1001", output, StringComparison.Ordinal);
    }
}
