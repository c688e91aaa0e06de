using S3Seal.Analyzers.Rules.Policies;
using S3Seal.Analyzers.Rules.Requests;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

public sealed class SSE3004Tests
{
    private const string On = "dotnet_diagnostic.SSE3004.severity = warning";

    [Fact]
    public Task SettingOnOnePathOnly_MayBeRefused() => Maybe(
        """
        var request = new PutObjectRequest { BucketName = "acme-data", Key = key };
        if (flag) request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        await s3.PutObjectAsync(request);
        """, 23, "PutObject to 'acme-data' may be refused (403) by statement 'DenyUnencrypted' in infra/data.s3policy.json line 4: on some path it asks for no encryption that the policy admits");

    [Fact]
    public Task MethodFromOutside_MayBeRefused() => Maybe(
        "await s3.PutObjectAsync(new PutObjectRequest { BucketName = \"acme-data\", Key = key, ServerSideEncryptionMethod = method });", 33,
        "PutObject to 'acme-data' may be refused (403) by statement 'DenyUnencrypted' in infra/data.s3policy.json line 4: that depends on what cannot be seen here");

    [Fact]
    public Task OneOfTwoPoliciesRefuses_MayBeRefused() => Maybe(
        "await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key });", 33,
        "PutObject may be refused (403) by statement 'DenyUnencrypted' in infra/data.s3policy.json line 4: only if the bucket is the one with that policy",
        ("/app/infra/logs.s3policy.json", """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-logs/*"}}"""));

    [Fact]
    public async Task SwitchedOff_TheGeneralRuleSpeaks()
    {
        var code = Snippet.InMethod("await s3.PutObjectAsync(new PutObjectRequest { BucketName = \"acme-data\", Key = key });");
        var policy = PolicySources.Json.Text.Replace("\"s3:x-amz-server-side-encryption\": \"AES256\"", "\"s3:x-amz-server-side-encryption\": \"AES256\", \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/admin\"", StringComparison.Ordinal);
        await PolicyVerify<SSE3003RequestIsRefused>.All(code, [(PolicySources.Json.Path, policy)], []);
        await PolicyVerify<SSE1001PutObjectWithoutEncryption>.All(code, [(PolicySources.Json.Path, policy)],
            [("/0/Test0.cs", 15, 33, "This PutObjectRequest asks for no server-side encryption: set ServerSideEncryptionMethod; a bucket policy that demands the header refuses the upload")]);
        await PolicyVerify<SSE1001PutObjectWithoutEncryption>.All(code, [(PolicySources.Json.Path, policy)], [], On);
    }

    private static Task Maybe(string body, int column, string message, params (string, string)[] further) => PolicyVerify<SSE3004RequestMayBeRefused>.All(
        Snippet.InMethod(body, "\npublic ServerSideEncryptionMethod method;"), [(PolicySources.Json.Path, PolicySources.Json.Text), .. further], [("/0/Test0.cs", 15, column, message)], On);
}
