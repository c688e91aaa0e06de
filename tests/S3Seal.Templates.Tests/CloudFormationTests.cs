using S3Seal.Templates.Policies;

namespace S3Seal.Templates.Tests;

public sealed class CloudFormationTests
{
    private const string Yaml = """
        AWSTemplateFormatVersion: "2010-09-09"
        Description: Uploads, and what they must carry.   # a comment
        Parameters:
          KeyArn:
            Type: String
        Resources:
          DataBucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketEncryption:
                ServerSideEncryptionConfiguration:
                  - ServerSideEncryptionByDefault:
                      SSEAlgorithm: aws:kms
                      KMSMasterKeyID: !Ref KeyArn
          DataBucketPolicy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref DataBucket
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                - Sid: DenyObjectsThatAreNotSSES3
                  Effect: Deny
                  Principal: "*"
                  Action: s3:PutObject
                  Resource: !Sub "${DataBucket.Arn}/*"
                  Condition:
                    StringNotEquals:
                      s3:x-amz-server-side-encryption: AES256
                - Sid: OneKey
                  Effect: Deny
                  Principal: {AWS: "*"}
                  Action: [s3:PutObject]
                  Resource:
                    Fn::Join: ["", [!GetAtt DataBucket.Arn, "/*"]]
                  Condition:
                    StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": !Ref KeyArn }
        """;

    [Fact]
    public void Yaml_RefSubGetAttJoin_BecomeTheBucketsOwnName()
    {
        var policy = Single("infra/template.yaml", Yaml);

        Assert.Equal("DataBucket", policy.Bucket.Label);
        Assert.Null(policy.Bucket.Name);
        Assert.Equal("aws:kms", policy.Bucket.DefaultEncryption);
        Assert.Contains("\"Resource\":\"arn:aws:s3:::s3seal-open-databucket/*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("\"Version\":\"2012-10-17\"", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_Parameter_StaysOpen()
    {
        var policy = Single("infra/template.yaml", Yaml);

        Assert.Contains("\"s3:x-amz-server-side-encryption-aws-kms-key-id\":\"${aws:s3seal-open/0}\"", policy.Text, StringComparison.Ordinal);
        Assert.Equal(["KeyArn"], policy.OpenValues);
    }

    [Fact]
    public void Yaml_StatementOffset_LeadsBackToItsLine()
    {
        var policy = Single("infra/template.yaml", Yaml);
        var span = policy.Positions.Locate(policy.Text.IndexOf("DenyObjectsThatAreNotSSES3", StringComparison.Ordinal));

        Assert.Equal(Array.FindIndex(Yaml.Split('\n'), line => line.Contains("DenyObjects", StringComparison.Ordinal)) + 1, span!.Value.Line);
    }

    [Fact]
    public void Json_Template_ReadsTheSame()
    {
        var policy = Single("infra/template.json", """
            {"Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "acme-data"}},
             "P": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "B"}, "PolicyDocument": {"Version": "2012-10-17",
               "Statement": {"Effect": "Deny", "Principal": {"AWS": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"}}, "Action": "s3:*",
                 "Resource": [{"Fn::GetAtt": ["B", "Arn"]}, {"Fn::Join": ["", [{"Fn::GetAtt": ["B", "Arn"]}, "/*"]]}],
                 "Condition": {"Bool": {"aws:SecureTransport": false}}}}}}}}
            """);

        Assert.Equal("acme-data", policy.Bucket.Name);
        Assert.Contains("\"Resource\":[\"arn:aws:s3:::acme-data\",\"arn:aws:s3:::acme-data/*\"]", policy.Text, StringComparison.Ordinal);
        Assert.Contains("\"Principal\":\"*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("{\"Bool\":{\"aws:SecureTransport\":false},\"StringEquals\":{\"aws:s3seal-open/0\":\"held\"}}", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BucketName_PartlyOpen_IsRecognisedWhereItIsSpeltTheSameWay()
    {
        var policy = Single("t.yaml", """
            Resources:
              B:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !Sub "acme-${Stage}-data"
              P:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref B
                  PolicyDocument:
                    Statement:
                      Effect: Deny
                      Principal: "*"
                      Action: s3:PutObject
                      Resource: !Sub "arn:${AWS::Partition}:s3:::acme-${Stage}-data/*"
            """);

        Assert.Contains("\"Resource\":\"arn:aws:s3:::s3seal-open-b/*\"", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void StatementBehindIf_MayDenyAnything()
    {
        var policy = Single("t.yaml", """
            Resources:
              P:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: acme-data
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - !If [Strict, {Effect: Deny}, !Ref "AWS::NoValue"]
            # AWS::S3::Bucket
            """);

        Assert.Contains("\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("aws:s3seal-open/0", policy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Resources:\n  A: [1, 2\n# AWS::S3::Bucket", "',' or ']' is missing")]
    [InlineData("Resources:\n\tA: 1\n# AWS::S3::Bucket", "a tab as indentation")]
    [InlineData("Resources: *nowhere\n# AWS::S3::Bucket", "names nothing above it")]
    [InlineData("Resources:\n  A: 1\n  A: 2\n# AWS::S3::Bucket", "stands twice")]
    public void BrokenYaml_IsNotUnderstood_WithAPlace(string text, string words)
    {
        var problem = Assert.Single(TemplateReader.Read([new("t.yaml", text)]).Problems);

        Assert.StartsWith("Not understood: ", problem.Problem.Message, StringComparison.Ordinal);
        Assert.Contains(words, problem.Problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Problem.Span.Line >= 1);
    }

    [Fact]
    public void Aliases_ThatMultiply_AreCapped()
    {
        var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [" + string.Join(",", Enumerable.Repeat($"*{(char)('a' + i - 1)}", 10)) + "]\n"))
            + "Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: b-1\n      PolicyDocument: {Statement: *j}\n# AWS::S3::Bucket";

        var reading = TemplateReader.Read([new("t.yaml", text)]);

        Assert.Empty(reading.Policies);
        Assert.NotEmpty(reading.Problems);
    }

    private static FoundPolicy Single(string path, string text)
    {
        var reading = TemplateReader.Read([new(path, text)]);
        Assert.Empty(reading.Problems.Select(problem => problem.Problem.ToString()));
        return Assert.Single(reading.Policies);
    }
}
