namespace S3Seal.Tool.Tests.Commands;

/// <summary><c>prove --from</c>: the buckets of a template, judged one by one.</summary>
public sealed class ProveFromTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3seal-prove-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("template.yaml", "DocumentsBucket ('acme-data'), DocumentsBucketPolicy in template.yaml")]
    [InlineData("main.tf", "aws_s3_bucket.documents ('acme-data'), aws_s3_bucket_policy.documents in main.tf")]
    public async Task SampleTemplates_EnforceWhatTheSamplesPolicyEnforces(string file, string title)
    {
        var run = await ToolRun.OfAsync("prove", "--from", Path.Combine(Sample.Project, "infra", file), "--require", "aes256");

        Assert.Equal(0, run.Code);
        Assert.Contains(title, run.Output, StringComparison.Ordinal);
        Assert.Contains("Enforced", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderOfTerraform_IsOneModule()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Path.Combine(Sample.Project, "infra"), "--require", "kms");

        Assert.Equal(1, run.Code);
        Assert.Contains("s3:x-amz-server-side-encryption = AES256", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BucketWithoutPolicy_IsNotEnforced()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("plain.yaml", "Resources:\n  Data:\n    Type: AWS::S3::Bucket\n"), "--require", "aes256");

        Assert.Equal(1, run.Code);
        Assert.Contains("the template puts no policy on this bucket", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenCondition_TheAnswerNamesWhatItRestsOn()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("open.yaml", """
            Parameters:
              Method: { Type: String }
            Resources:
              Data: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-data } }
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Data
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Deny
                        Principal: "*"
                        Action: s3:PutObject
                        Resource: arn:aws:s3:::acme-data/*
                        Condition: { StringNotEquals: { s3:x-amz-server-side-encryption: !Ref Method } }
            """), "--require", "aes256");

        Assert.Equal(2, run.Code);
        Assert.Contains("rests on what the template leaves open", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileWithoutBuckets_CannotRun()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("settings.json", "{}"), "--require", "aes256");

        Assert.Equal(2, run.Code);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
