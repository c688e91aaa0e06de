using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Buckets.SSE2001DefaultEncryptionTooWeak, S3Seal.Analyzers.CodeFixes.Fixes.Buckets.SSE2001DefaultEncryptionTooWeakFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Buckets.SSE2001DefaultEncryptionTooWeak>;

namespace S3Seal.Analyzers.Tests.Rules.Buckets;

public sealed class SSE2001Tests
{
    private const string Kms = "s3seal_required_encryption = aws:kms\ns3seal_kms_key = alias/uploads";

    [Fact]
    public Task Fixes_AWeakerAlgorithmInAnInitializer() => Fix.Body(
        """
        var rule = new ServerSideEncryptionRule
        {
            ServerSideEncryptionByDefault = [|new ServerSideEncryptionByDefault
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256, // the old default
            }|],
        };
        """,
        """
        var rule = new ServerSideEncryptionRule
        {
            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS,
                ServerSideEncryptionKeyManagementServiceKeyId = "alias/uploads", // the old default
            },
        };
        """,
        editorConfig: Kms);

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Fixes_AssignmentsAndAnotherKey(Sdk sdk) => Fix.Body(
        """
        var a = new ServerSideEncryptionByDefault();
        [|a.ServerSideEncryptionAlgorithm = "AES256"|];
        Use(a);
        """,
        """
        var a = new ServerSideEncryptionByDefault();
        a.ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS;
        a.ServerSideEncryptionKeyManagementServiceKeyId = "alias/uploads";
        Use(a);
        """,
        sdk,
        Kms,
        "static void Use(object o) { }");

    [Fact]
    public Task Fixes_AnotherKey() => Fix.Body(
        """
        var b = [|new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = "alias/other" }|];
        """,
        """
        var b = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = "alias/uploads" };
        """,
        editorConfig: Kms);

    [Theory]
    [InlineData("new ServerSideEncryptionMethod(\"SSE-S3\")")]
    [InlineData("\"AES-256\"")]
    public Task Flags_AnAlgorithmThatS3DoesNotKnow(string value) => Rule.Body($$"""
        var b = [|new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = {{value}} }|];
        """);

    [Theory]
    [InlineData("")]
    [InlineData("s3seal_required_encryption = AES256")]
    [InlineData("s3seal_bucket.x = other, aws:kms")]
    public Task Accepts_Aes256WhereNoMoreIsDemanded(string config) => Rule.Body("""
        await s3.PutBucketAsync("plain");
        await s3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = "plain",
            ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
            {
                ServerSideEncryptionRules = new List<ServerSideEncryptionRule>
                {
                    new ServerSideEncryptionRule { ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256 } },
                },
            },
        });
        """, editorConfig: config);

    [Theory]
    [InlineData("ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = \"alias/uploads\"")]
    [InlineData("ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = key")]
    [InlineData("key")]
    public Task Accepts_WhatIsDemandedOrUnknown(string value) => Rule.Body($$"""
        var b = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = {{value}} };
        """, editorConfig: Kms);

    [Theory]
    [InlineData("[|s3.PutBucketAsync(\"finance-1\")|]")]
    [InlineData("[|s3.PutBucketAsync(new PutBucketRequest { BucketName = \"finance-1\" })|]")]
    [InlineData("s3.PutBucketAsync(\"logs\")")]
    [InlineData("s3.PutBucketAsync(bucket)")]
    public Task Flags_ACreatedBucketWithoutADefault(string call) => Rule.Body($"await {call};", editorConfig: "s3seal_bucket.f = finance-*, aws:kms");
}
