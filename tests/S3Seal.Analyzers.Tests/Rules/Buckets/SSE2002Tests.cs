using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Buckets.SSE2002DefaultWithoutBucketKey, S3Seal.Analyzers.CodeFixes.Fixes.Buckets.SSE2002DefaultWithoutBucketKeyFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Buckets.SSE2002DefaultWithoutBucketKey>;

namespace S3Seal.Analyzers.Tests.Rules.Buckets;

public sealed class SSE2002Tests
{
    [Fact]
    public Task Fixes_ARuleOverSeveralLines() => Fix.Body(
        """
        var rule = [|new ServerSideEncryptionRule
        {
            // KMS since the audit
            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS },
        }|];
        """,
        """
        var rule = new ServerSideEncryptionRule
        {
            // KMS since the audit
            BucketKeyEnabled = true,
            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS },
        };
        """);

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Fixes_OneLineAndAnExplicitFalse(Sdk sdk) => Fix.Body(
        """
        var rule = [|new ServerSideEncryptionRule { ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = "aws:kms" }, BucketKeyEnabled = false }|];
        """,
        """
        var rule = new ServerSideEncryptionRule { ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = "aws:kms" }, BucketKeyEnabled = true };
        """,
        sdk);

    [Theory]
    [InlineData("AES256")]
    [InlineData("AWSKMSDSSE")]
    public Task Accepts_OtherAlgorithms(string algorithm) => Rule.Body($$"""
        var rule = new ServerSideEncryptionRule { ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.{{algorithm}} } };
        """);

    [Fact]
    public Task Accepts_ABucketKeyThatIsEnabledLater() => Rule.Body("""
        var byDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS };
        var rule = new ServerSideEncryptionRule { ServerSideEncryptionByDefault = byDefault };
        rule.BucketKeyEnabled = flag;
        """);
}
