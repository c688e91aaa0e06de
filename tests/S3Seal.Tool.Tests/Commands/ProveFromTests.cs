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

    [Fact]
    public async Task OpenGrant_BesideADenialOfEverybody_LeavesTheAnswerCertain()
    {
        var template = Write("grant.tf", Module("""
            Condition = { StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
            """, """
            { Effect = "Allow", Principal = { AWS = aws_iam_role.lambda.arn }, Action = "s3:*", Resource = "${aws_s3_bucket.data.arn}/*" },
            """));

        var kms = await ToolRun.OfAsync("prove", "--from", template, "--require", "kms");
        var aes256 = await ToolRun.OfAsync("prove", "--from", template, "--require", "aes256");

        Assert.Equal((0, 1), (kms.Code, aes256.Code));
        Assert.Contains("s3:x-amz-server-side-encryption = aws:kms", aes256.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenStatement_BesideADenialOfSome_IsNotKnown()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("some.yaml", """
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
                        Principal: { AWS: "111122223333" }
                        Action: s3:PutObject
                        Resource: arn:aws:s3:::acme-data/*
                        Condition: { StringNotEquals: { s3:x-amz-server-side-encryption: AES256 } }
                      - !If [Shared, { Effect: Allow, Principal: "*", Action: s3:PutObject, Resource: "arn:aws:s3:::acme-data/*" }, !Ref AWS::NoValue]
            """), "--require", "aes256", "--account", "111122223333");

        Assert.Equal(2, run.Code);
        Assert.Contains("Not known: that rests on what the template leaves open: Fn::If", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyThatIsNotWrittenOut_IsNotKnown_NotAbsent()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("elsewhere.tf", """
            resource "aws_s3_bucket" "data" {
              bucket = "acme-data"
            }
            resource "aws_s3_bucket_policy" "data" {
              bucket = aws_s3_bucket.data.id
              policy = var.policy
            }
            """), "--require", "aes256");

        Assert.Equal(2, run.Code);
        Assert.Contains("Not known: the policy of this bucket is not written out here.", run.Output, StringComparison.Ordinal);
        Assert.Contains("elsewhere.tf(6,12): Not understood: the policy is not written out here", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedPolicy_IsShownAtItsPlaceInTheTemplate()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Write("refused.yaml", """
            Resources:
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: acme-data
                  PolicyDocument:
                    Statement:
                      - Effect: Deny
                        Principal: "*"
                        Action: s3:PutObject
                        Resource: arn:aws:s3:::another/*
            """), "--require", "aes256");

        Assert.Equal(2, run.Code);
        Assert.Contains("refused.yaml(11,23): Policy has invalid resource", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainPolicy_IsSentToTheOtherOption()
    {
        var run = await ToolRun.OfAsync("prove", "--from", Sample.Policy, "--require", "aes256");

        Assert.Equal(2, run.Code);
        Assert.Contains("ask about it with --policy", run.Error, StringComparison.Ordinal);
    }

    private static string Module(string condition, string before) => $$"""
        resource "aws_s3_bucket" "data" {
          bucket = var.name
        }
        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [
              {{before}}
              { Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "${aws_s3_bucket.data.arn}/*",
                {{condition}} },
            ]
          })
        }
        """;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
