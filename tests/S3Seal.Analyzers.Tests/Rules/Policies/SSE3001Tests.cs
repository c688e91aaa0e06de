using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

public sealed class SSE3001Tests
{
    private const string Refused = "S3 refuses this policy (400 MalformedPolicy): ";

    [Theory]
    [InlineData("[]", 1, 1, "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("{\"Version\":\"2012-10-17\"}", 1, 1, "Missing required field Statement")]
    public Task File_ThatS3Refuses_IsMarkedAtTheCharacters(string text, int line, int column, string message) =>
        PolicyVerify<SSE3001PolicyIsRefused>.File("infra/bucket-policy.json", text, (line, column, Refused + message));

    [Fact]
    public Task File_ObjectActionOnTheBucketOnly_IsMarked() => PolicyVerify<SSE3001PolicyIsRefused>.File("acme.s3policy.json", """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": "arn:aws:s3:::acme-data"
          }
        }
        """, (6, 15, Refused + "Action does not apply to any resource(s) in statement"));

    [Fact]
    public Task File_ThatS3Takes_IsSilent() => PolicyVerify<SSE3001PolicyIsRefused>.File("bucket-policy.json", """
        {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}}
        """);

    [Fact]
    public Task OtherJson_IsNoPolicy() => PolicyVerify<SSE3001PolicyIsRefused>.File("appsettings.json", "{\"Statement\": 1}");

    [Theory]
    [InlineData("\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":{\\\"Effect\\\":[|\\\"deny\\\"|],\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"arn:aws:s3:::b-1/*\\\"}}\"")]
    [InlineData("@\"{\"\"Version\"\":\"\"2012-10-17\"\",\"\"Statement\"\":{\"\"Effect\"\":[|\"\"deny\"\"|],\"\"Principal\"\":\"\"*\"\",\"\"Action\"\":\"\"s3:*\"\",\"\"Resource\"\":\"\"arn:aws:s3:::b-1/*\"\"}}\"")]
    [InlineData("$\"{{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":{{\\\"Effect\\\":[|\\\"deny\\\"|],\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"arn:aws:s3:::{Name}/*\\\"}}}}\"")]
    public Task Literal_OfEveryForm_IsMarkedInside(string literal) => Verify<SSE3001PolicyIsRefused>.Body(
        "await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = \"b-1\", Policy = " + literal + " }, ct);", members: "const string Name = \"b-1\";");

    [Fact]
    public Task RawLiteral_BehindALocal_IsMarkedInside() => Verify<SSE3001PolicyIsRefused>.Body(""""
        var policy = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow", "Principal": "*",
                  "Action": [|"s3:GetObjects"|],
                  "Resource": "arn:aws:s3:::b-1/*"
                }
              ]
            }
            """;
        await s3.PutBucketPolicyAsync("b-1", policy, ct);
        """");

    [Fact]
    public Task Literal_ThatIsRewritten_IsNotJudged() => Verify<SSE3001PolicyIsRefused>.Body("""
        var policy = "{}";
        policy = Environment.GetEnvironmentVariable("P");
        await s3.PutBucketPolicyAsync("b-1", policy, ct);
        """);
}
