using S3Seal.Analyzers.Rules.Policies;
using S3Seal.Analyzers.Rules.Requests;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>Each policy source × each way to name the bucket × (denied, admitted, unknown), with message and place.</summary>
public sealed class SSE3003Tests
{
    /// <summary>How code names the bucket: members, the expression, and whether the name is then known.</summary>
    private static readonly (string Members, string Expression, bool IsKnown)[] Names =
    [
        ("", "\"acme-data\"", true),
        ("const string Bucket = \"acme-data\";", "Bucket", true),
        ("const string Team = \"acme\";", "$\"{Team}-data\"", true),
        ("static readonly string Bucket = \"acme-\" + \"data\";", "Bucket", true),
        ("private string _bucket = \"acme-data\";", "_bucket", true),
        ("private readonly string _bucket; public Uploader() { _bucket = \"acme-data\"; }", "this._bucket", true),
        ("string Bucket => \"acme-data\";", "Bucket", true),
        ("", "System.Environment.GetEnvironmentVariable(\"BUCKET\")", false),
        ("", "bucket", false),
    ];

    public static TheoryData<PolicySource, int> Matrix()
    {
        var rows = new TheoryData<PolicySource, int>();
        foreach (var source in PolicySources.All)
        {
            for (var name = 0; name < Names.Length; name++)
            {
                rows.Add(source, name);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public Task RequestWithoutHeader_IsRefusedByTheQuotedStatement(PolicySource source, int name) => Request(source, name, "", Refused(source, name));

    [Theory]
    [MemberData(nameof(Matrix))]
    public Task RequestWithTheHeader_IsSilent(PolicySource source, int name) => Request(source, name, "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256", null);

    [Theory]
    [MemberData(nameof(Matrix))]
    public Task RequestWithUnknownMethod_IsSilent(PolicySource source, int name) => Request(source, name, "ServerSideEncryptionMethod = method", null);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task OtherBucket_IsSilentOnlyWhenItIsKnown(PolicySource source, int name)
    {
        var other = Names[name].IsKnown ? "other-bucket" : "acme-data";
        await PolicyVerify<SSE3003RequestIsRefused>.All(
            Code(Names[name].Members.Replace("acme", "other", StringComparison.Ordinal).Replace("\"data\"", "\"bucket\"", StringComparison.Ordinal),
                Names[name].Expression.Replace("acme-data", other, StringComparison.Ordinal), ""),
            [(source.Path, source.Text)],
            Names[name].IsKnown ? [] : [("/0/Test0.cs", 15, 33, Refused(source, name)!)]);
    }

    [Fact]
    public async Task UnknownBucket_OfTwoPoliciesOneRefuses_IsSilent() => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Code("", "bucket", ""), [(PolicySources.Json.Path, PolicySources.Json.Text), ("/app/infra/logs.s3policy.json", TlsOnly)], []);

    [Fact]
    public async Task UnknownBucket_OfTwoPoliciesBothRefuse_NamesOneAndCountsTheOther() => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Code("", "bucket", ""),
        [(PolicySources.Json.Path, PolicySources.Json.Text), ("/app/infra/logs.s3policy.json", PolicySources.Json.Text.Replace("acme-data", "acme-logs", StringComparison.Ordinal))],
        [("/0/Test0.cs", 15, 33, "PutObject sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in infra/data.s3policy.json line 4 refuses it (403), as does the other known policy")]);

    [Fact]
    public async Task ConfigurationKey_BoundBySettings_AsksThatPolicyOnly() => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Code("", "System.Environment.GetEnvironmentVariable(\"STORAGE__BUCKET\")", ""),
        [(PolicySources.Json.Path, PolicySources.Json.Text), ("/app/infra/logs.s3policy.json", TlsOnly)],
        [("/0/Test0.cs", 15, 33, "PutObject sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in infra/data.s3policy.json line 4 refuses it (403)")],
        "s3seal_bucket.storage.bucket = infra/data.s3policy.json");

    [Fact]
    public async Task LogicalName_OfTheTemplate_IsItsBucket() => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Code("class DataBucket;", "nameof(DataBucket)", ""),
        [(PolicySources.Yaml.Path, PolicySources.Yaml.Text.Replace("BucketName: acme-data", "Tags: []", StringComparison.Ordinal)), ("/app/infra/logs.s3policy.json", TlsOnly)],
        [("/0/Test0.cs", 15, 33, "PutObject to 'DataBucket' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in infra/template.yaml line 14 refuses it (403)")]);

    [Theory]
    [InlineData("await s3.CopyObjectAsync(\"a\", \"b\", \"acme-data\", key);", "CopyObject")]
    [InlineData("await s3.InitiateMultipartUploadAsync(\"acme-data\", key);", "InitiateMultipartUpload")]
    [InlineData("await transfer.UploadAsync(\"file\", \"acme-data\");", "Upload")]
    public async Task OverloadWithoutSettings_IsRefused(string statement, string operation) => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Snippet.InMethod(statement), [(PolicySources.Json.Path, PolicySources.Json.Text)],
        [("/0/Test0.cs", 15, 15, $"{operation} to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in infra/data.s3policy.json line 4 refuses it (403)")]);

    [Theory]
    [InlineData("await s3.PutBucketPolicyAsync(\"acme-data\", Policy);")]
    [InlineData("await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = \"acme-data\", Policy = Policy });")]
    public async Task PolicyInTheCode_IsAskedLikeAFile(string put)
    {
        const string Json = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Sid\": \"DenyUnencrypted\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\", \"Condition\": {\"StringNotEquals\": {\"s3:x-amz-server-side-encryption\": \"AES256\"}}}}";
        var code = Snippet.InMethod(put + "\nawait s3.PutObjectAsync(new PutObjectRequest { BucketName = \"acme-data\", Key = key, InputStream = body });", "const string Policy = @\"" + Json.Replace("\"", "\"\"", StringComparison.Ordinal) + "\";");
        await PolicyVerify<SSE3003RequestIsRefused>.All(code, [],
            [("/0/Test0.cs", 16, 33, "PutObject to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in 0/Test0.cs line 19 refuses it (403)")]);
    }

    [Fact]
    public async Task PresignedPut_IsRefused() => await PolicyVerify<SSE3003RequestIsRefused>.All(
        Snippet.InMethod("s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = \"acme-data\", Key = key, Verb = HttpVerb.PUT, Expires = DateTime.UtcNow });"),
        [(PolicySources.Json.Path, PolicySources.Json.Text)],
        [("/0/Test0.cs", 15, 28, "PUT with this presigned URL to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in infra/data.s3policy.json line 4 refuses it (403)")]);

    [Fact]
    public async Task GeneralRule_GivesWay_WhereAPolicySpeaks()
    {
        await PolicyVerify<SSE1001PutObjectWithoutEncryption>.All(Code("", "\"acme-data\"", ""), [(PolicySources.Json.Path, PolicySources.Json.Text)], []);
        await PolicyVerify<SSE1001PutObjectWithoutEncryption>.All(Code("", "\"acme-data\"", ""), [("/app/bucket-policy.json", TlsOnly.Replace("acme-logs", "acme-data", StringComparison.Ordinal))], []);
        await PolicyVerify<SSE1006OverloadWithoutSettings>.All(Snippet.InMethod("await transfer.UploadAsync(\"file\", \"acme-data\");"), [(PolicySources.Json.Path, PolicySources.Json.Text)], []);
    }

    [Fact]
    public async Task GeneralRule_Stays_WhereThePolicyIsAnotherBuckets() => await PolicyVerify<SSE1001PutObjectWithoutEncryption>.All(
        Code("", "\"other\"", ""), [(PolicySources.Json.Path, PolicySources.Json.Text)],
        [("/0/Test0.cs", 15, 33, "This PutObjectRequest asks for no server-side encryption: set ServerSideEncryptionMethod; a bucket policy that demands the header refuses the upload")]);

    private const string TlsOnly = """
        {"Version": "2012-10-17", "Statement": {"Sid": "Tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::acme-logs", "arn:aws:s3:::acme-logs/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}
        """;

    private static string? Refused(PolicySource source, int name) =>
        (Names[name].IsKnown ? "PutObject to 'acme-data'" : "PutObject") + $" sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in {source.Place} refuses it (403)";

    private static Task Request(PolicySource source, int name, string settings, string? message) => PolicyVerify<SSE3003RequestIsRefused>.All(
        Code(Names[name].Members, Names[name].Expression, settings), [(source.Path, source.Text)], message is null ? [] : [("/0/Test0.cs", 15, 33, message)]);

    private static string Code(string members, string bucket, string settings) => Snippet.InMethod(
        $"await s3.PutObjectAsync(new PutObjectRequest {{ BucketName = {bucket}, Key = key, InputStream = body{(settings.Length == 0 ? "" : ", " + settings)} }});",
        members + "\npublic ServerSideEncryptionMethod method;");
}
