using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1010SettingsContradict, S3Seal.Analyzers.CodeFixes.Fixes.Requests.SSE1010SettingsContradictFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1010SettingsContradict>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public sealed class SSE1010Tests
{
    private const string Aes = "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, ";
    private const string Dsse = "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE, ";
    private const string Customer = "ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = key, ";
    private const string KeyId = "ServerSideEncryptionKeyManagementServiceKeyId";
    private const string Context = "ServerSideEncryptionKeyManagementServiceEncryptionContext";

    [Theory]
    [InlineData(Aes + Customer)]
    [InlineData("ServerSideEncryptionCustomerProvidedKey = \"abc\", ")]
    [InlineData("ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ")]
    [InlineData(Aes + KeyId + " = \"k\", ")]
    [InlineData(Aes + Context + " = \"eyJhIjoiYiJ9\", ")]
    [InlineData(Aes + "BucketKeyEnabled = true, ")]
    [InlineData(Dsse + "BucketKeyEnabled = true, ")]
    [InlineData("ServerSideEncryptionMethod = \"SSE-S3\", ")]
    [InlineData("ServerSideEncryptionMethod = new ServerSideEncryptionMethod(\"AES-256\"), ")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + Context + " = \"{\\\"a\\\":\\\"b\\\"}\", ")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + Context + " = \"eyJhIjoxfQ==\", ")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, Headers = { [\"x-amz-server-side-encryption\"] = \"AES256\" }, ")]
    public Task Flags_Contradictions(string settings) => Rule.Body($"await s3.PutObjectAsync([|new PutObjectRequest|] {{ {settings}Key = key }});");

    [Theory]
    [InlineData("")]
    [InlineData(Aes)]
    [InlineData(Customer)]
    [InlineData(KeyId + " = \"k\", ")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + KeyId + " = \"k\", BucketKeyEnabled = true, " + Context + " = \"eyJhIjoiYiJ9\", ")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + Context + " = key, ")]
    [InlineData("ServerSideEncryptionMethod = key, " + KeyId + " = key, ")]
    [InlineData(Aes + KeyId + " = key, ")]
    [InlineData(Aes + KeyId + " = null, ")]
    [InlineData(Aes + "ServerSideEncryptionCustomerProvidedKey = key, ")]
    [InlineData(Aes + "BucketKeyEnabled = false, ")]
    [InlineData(Aes + "Headers = { [\"x-amz-server-side-encryption\"] = \"AES256\" }, ")]
    public Task Accepts_WhatFitsTogetherOrCannotBeSeen(string settings) => Rule.Body($"await s3.PutObjectAsync(new PutObjectRequest {{ {settings}Key = key }});");

    [Fact]
    public Task Flags_PropertyAndHeaderWhereTheSdkThrows() => Rule.Body(
        "await s3.PutObjectAsync([|new PutObjectRequest|] { " + Aes + "Headers = { [\"x-amz-server-side-encryption\"] = \"AES256\" }, });", Sdk.V3);

    [Fact]
    public Task Accepts_SettingsOfDifferentBranches() => Rule.Body("""
        var request = new PutObjectRequest { Key = key };
        if (flag)
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        }
        else
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            request.ServerSideEncryptionKeyManagementServiceKeyId = "k";
        }
        await s3.PutObjectAsync(request);
        """);

    [Fact]
    public Task Flags_APartWithoutTheUploadsKey() => Rule.Body("""
        var upload = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = Load() });
        await s3.UploadPartAsync([|new UploadPartRequest|] { BucketName = bucket, Key = key, UploadId = upload.UploadId });
        await s3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = Load() });
        await s3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = "another", UploadId = upload.UploadId });
        """, members: "static string Load() => Environment.GetEnvironmentVariable(\"K\");");

    [Fact]
    public Task Flags_AReadOfWhatTheMethodWroteUnderAKey() => Rule.Body("""
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = Load() });
        await s3.GetObjectAsync([|new GetObjectRequest|] { BucketName = bucket, Key = key });
        await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "other" });
        """, members: "static string Load() => Environment.GetEnvironmentVariable(\"K\");");

    [Theory]
    [InlineData("new PutObjectRequest", " { " + Aes + KeyId + " = \"k\", Key = key }", " { " + Aes + "Key = key }")]
    [InlineData("new PutObjectRequest", " { " + Dsse + "BucketKeyEnabled = true }", " { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE }")]
    [InlineData("new PutObjectRequest", " { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + Context + " = \"{\\\"a\\\":\\\"b\\\"}\" }", " { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, " + Context + " = \"eyJhIjoiYiJ9\" }")]
    public Task Fixes_WhatHasOneRepair(string creation, string before, string after) =>
        Fix.Body($"await s3.PutObjectAsync([|{creation}|]{before});", $"await s3.PutObjectAsync({creation}{after});");

    [Fact]
    public Task Fixes_AStatement() => Fix.Body(
        """
        var request = [|new PutObjectRequest|]();
        request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        request.BucketKeyEnabled = true;
        await s3.PutObjectAsync(request);
        """,
        """
        var request = new PutObjectRequest();
        request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        await s3.PutObjectAsync(request);
        """);

    [Fact]
    public Task Flags_WithoutAFixWhatHasTwoRepairs() => Fix.None(Snippet.InMethod($"await s3.PutObjectAsync([|new PutObjectRequest|] {{ {Aes}{Customer} }});"));
}
