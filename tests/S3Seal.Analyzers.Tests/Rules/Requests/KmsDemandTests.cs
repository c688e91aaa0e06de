using Copy = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1002CopyObjectWithoutEncryption, S3Seal.Analyzers.CodeFixes.Fixes.Requests.AskForEncryptionFix>;
using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1001PutObjectWithoutEncryption, S3Seal.Analyzers.CodeFixes.Fixes.Requests.AskForEncryptionFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1001PutObjectWithoutEncryption>;
using Upload = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1004TransferUploadWithoutEncryption>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

/// <summary>What the settings demand of a request for SSE-KMS beyond its method: the KMS key and the bucket key.</summary>
public sealed class KmsDemandTests
{
    private const string Kms = "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS";
    private const string KeyProperty = "ServerSideEncryptionKeyManagementServiceKeyId";
    private const string Key = "s3seal_required_encryption = aws:kms\ns3seal_kms_key = alias/uploads";
    private const string BucketKey = "s3seal_required_encryption = aws:kms\ns3seal_bucket_key = required";

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Fixes_ARequestThatAsksForNothing(Sdk sdk) => Fix.Body(
        "await s3.PutObjectAsync([|new PutObjectRequest|] { Key = key });",
        $"await s3.PutObjectAsync(new PutObjectRequest {{ Key = key, {Kms}, {KeyProperty} = \"alias/uploads\", BucketKeyEnabled = true }});",
        sdk,
        Key + "\ns3seal_bucket_key = required");

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Fixes_ARequestWithoutTheKey(Sdk sdk) => Fix.Body(
        $$"""
        var request = [|new PutObjectRequest|]
        {
            Key = key,
            {{Kms}}, // since the audit
        };
        await s3.PutObjectAsync(request);
        """,
        $$"""
        var request = new PutObjectRequest
        {
            Key = key,
            {{Kms}}, // since the audit
            {{KeyProperty}} = "alias/uploads",
        };
        await s3.PutObjectAsync(request);
        """,
        sdk,
        Key);

    [Fact]
    public Task Fixes_AnotherKey() => Copy.Body(
        $"await s3.CopyObjectAsync([|new CopyObjectRequest|] {{ {Kms}, {KeyProperty} = \"alias/other\" }});",
        $"await s3.CopyObjectAsync(new CopyObjectRequest {{ {Kms}, {KeyProperty} = \"alias/uploads\" }});",
        editorConfig: Key);

    [Fact]
    public Task Fixes_AssignmentsWithoutABucketKey() => Fix.Body(
        $$"""
        var request = [|new PutObjectRequest()|];
        request.Key = key;
        request.{{Kms}};
        await s3.PutObjectAsync(request);
        """.Replace("[|new PutObjectRequest()|]", "[|new PutObjectRequest|]()", StringComparison.Ordinal),
        $$"""
        var request = new PutObjectRequest();
        request.Key = key;
        request.{{Kms}};
        request.BucketKeyEnabled = true;
        await s3.PutObjectAsync(request);
        """,
        editorConfig: BucketKey);

    [Fact]
    public Task Flags_ABucketKeyThatIsOff() => Fix.None(
        Snippet.InMethod($"await s3.PutObjectAsync([|new PutObjectRequest|] {{ {Kms}, BucketKeyEnabled = false }});"), editorConfig: BucketKey);

    [Fact]
    public Task Flags_OnlyTheBucketsThatDemandIt() => Rule.Body(
        $"await s3.PutObjectAsync([|new PutObjectRequest|] {{ BucketName = \"finance-2026\", {Kms} }});\nawait s3.PutObjectAsync(new PutObjectRequest {{ BucketName = \"logs\", {Kms} }});",
        editorConfig: "s3seal_required_encryption = aws:kms\ns3seal_bucket.f = finance-*, aws:kms, key=alias/finance");

    [Theory]
    [InlineData(Kms + ", " + KeyProperty + " = \"alias/uploads\"", Key)]
    [InlineData(Kms + ", " + KeyProperty + " = key", Key)]
    [InlineData(Kms + ", " + KeyProperty + " = \"arn:aws:kms:eu-west-1:111122223333:key/1\"", Key)]
    [InlineData(Kms + ", Headers = { [\"x-amz-server-side-encryption-aws-kms-key-id\"] = \"alias/uploads\" }", Key)]
    [InlineData(Kms + ", BucketKeyEnabled = true", BucketKey)]
    [InlineData(Kms + ", BucketKeyEnabled = flag", BucketKey)]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256", "s3seal_bucket_key = required")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE", "s3seal_required_encryption = aws:kms:dsse\ns3seal_bucket_key = required")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256", "s3seal_kms_key = alias/uploads")]
    public Task Accepts_WhatIsDemandedOrUnknown(string settings, string config) => Rule.Body($"await s3.PutObjectAsync(new PutObjectRequest {{ Key = key, {settings} }});", editorConfig: config);

    [Fact]
    public Task Accepts_ARequestTypeWithoutABucketKey() => Upload.Body($"await transfer.UploadAsync(new TransferUtilityUploadRequest {{ Key = key, {Kms} }});", Sdk.V3, BucketKey);

    [Fact]
    public Task Flags_ThatTypeInTheSdkThatHasOne() => Upload.Body($"await transfer.UploadAsync([|new TransferUtilityUploadRequest|] {{ Key = key, {Kms} }});", Sdk.V4, BucketKey);
}
