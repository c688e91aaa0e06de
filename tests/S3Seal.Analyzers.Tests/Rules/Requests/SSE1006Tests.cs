using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1006OverloadWithoutSettings, S3Seal.Analyzers.CodeFixes.Fixes.Requests.SSE1006OverloadWithoutSettingsFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1006OverloadWithoutSettings>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public sealed class SSE1006Tests
{
    private const string Aes = "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256";

    public static TheoryData<string, string> Overloads => new()
    {
        { "s3.CopyObjectAsync(bucket, key, \"b\", key + \"2\", ct)", $"s3.CopyObjectAsync(new CopyObjectRequest {{ SourceBucket = bucket, SourceKey = key, DestinationBucket = \"b\", DestinationKey = key + \"2\", {Aes} }}, ct)" },
        { "s3.CopyObjectAsync(bucket, key, \"v\", \"b\", key)", $"s3.CopyObjectAsync(new CopyObjectRequest {{ SourceBucket = bucket, SourceKey = key, SourceVersionId = \"v\", DestinationBucket = \"b\", DestinationKey = key, {Aes} }})" },
        { "s3.InitiateMultipartUploadAsync(bucket, key)", $"s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest {{ BucketName = bucket, Key = key, {Aes} }})" },
        { "transfer.UploadAsync(\"file\", bucket, ct)", $"transfer.UploadAsync(new TransferUtilityUploadRequest {{ FilePath = \"file\", BucketName = bucket, {Aes} }}, ct)" },
        { "transfer.UploadAsync(\"file\", bucket, key)", $"transfer.UploadAsync(new TransferUtilityUploadRequest {{ FilePath = \"file\", BucketName = bucket, Key = key, {Aes} }})" },
        { "transfer.UploadAsync(body, bucket, key, ct)", $"transfer.UploadAsync(new TransferUtilityUploadRequest {{ InputStream = body, BucketName = bucket, Key = key, {Aes} }}, ct)" },
        { "transfer.UploadAsync(key: key, bucketName: bucket, stream: body, cancellationToken: ct)", $"transfer.UploadAsync(request: new TransferUtilityUploadRequest {{ Key = key, BucketName = bucket, InputStream = body, {Aes} }}, cancellationToken: ct)" },
        { "transfer.UploadDirectoryAsync(\"d\", bucket)", $"transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest {{ Directory = \"d\", BucketName = bucket, {Aes} }})" },
        { "transfer.UploadDirectoryAsync(\"d\", bucket, \"*.txt\", SearchOption.AllDirectories)", $"transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest {{ Directory = \"d\", BucketName = bucket, SearchPattern = \"*.txt\", SearchOption = SearchOption.AllDirectories, {Aes} }})" },
        { "s3.UploadObjectFromStreamAsync(bucket, key, body, null, ct)", $"s3.UploadObjectFromStreamAsync(bucket, key, body, new Dictionary<string, object> {{ {{ \"ServerSideEncryptionMethod\", ServerSideEncryptionMethod.AES256 }} }}, ct)" },
        { "s3.UploadObjectFromFilePathAsync(bucket, key, \"file\", new Dictionary<string, object>())", $"s3.UploadObjectFromFilePathAsync(bucket, key, \"file\", new Dictionary<string, object> {{ {{ \"ServerSideEncryptionMethod\", ServerSideEncryptionMethod.AES256 }} }})" },
    };

    [Theory]
    [MemberData(nameof(Overloads))]
    public Task Fixes_AnOverloadOfV4(string before, string after) => Fix.Body($"await [|{before}|];", $"await {after};");

    [Theory]
    [MemberData(nameof(Overloads))]
    public Task Fixes_AnOverloadOfV3(string before, string after) => Fix.Body($"await [|{before}|];", $"await {after};", Sdk.V3);

    [Theory]
    [InlineData("transfer.UploadWithResponseAsync(body, bucket, key)", "transfer.UploadWithResponseAsync(new TransferUtilityUploadRequest { InputStream = body, BucketName = bucket, Key = key, " + Aes + " })")]
    [InlineData("new TransferUtility(s3).Upload(\"file\", bucket)", "new TransferUtility(s3).Upload(new TransferUtilityUploadRequest { FilePath = \"file\", BucketName = bucket, " + Aes + " })")]
    public Task Fixes_TheOverloadsThatOnlyV4Has(string before, string after) => Fix.Body($"[|{before}|];", $"{after};");

    [Fact]
    public Task Fixes_SynchronousCallsOfTheFramework() => Fix.Body(
        "[|s3.CopyObject(bucket, key, bucket, \"k\")|];",
        "s3.CopyObject(new CopyObjectRequest { SourceBucket = bucket, SourceKey = key, DestinationBucket = bucket, DestinationKey = \"k\", " + Aes + " });",
        Sdk.V4Framework);

    [Fact]
    public Task Fixes_KeepsLinesAndCommentsAndWritesTheDemand() => Fix.Body(
        """
        await [|transfer.UploadAsync(
            "file", // from the queue
            bucket,
            key,
            ct)|];
        """,
        """
        await transfer.UploadAsync(
            new TransferUtilityUploadRequest { FilePath = "file", // from the queue
            BucketName = bucket,
            Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = "alias/\"x\"" },
            ct);
        """,
        editorConfig: "s3seal_required_encryption = aws:kms\ns3seal_kms_key = alias/\"x\"");

    [Fact]
    public Task Fixes_TwoCallsInOneStatement() => Fix.Body(
        "await Task.WhenAll([|transfer.UploadAsync(\"a\", bucket)|], [|transfer.UploadAsync(\"b\", bucket)|]);",
        $"await Task.WhenAll(transfer.UploadAsync(new TransferUtilityUploadRequest {{ FilePath = \"a\", BucketName = bucket, {Aes} }}), transfer.UploadAsync(new TransferUtilityUploadRequest {{ FilePath = \"b\", BucketName = bucket, {Aes} }}));");

    [Fact]
    public Task Fixes_AddsTheUsingThatIsMissing() => Fix.File(
        """
        using System.Threading.Tasks;
        using Amazon.S3;

        class C
        {
            Task M(IAmazonS3 s3) => [|s3.InitiateMultipartUploadAsync("b", "k")|];
        }
        """,
        """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        class C
        {
            Task M(IAmazonS3 s3) => s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = "b", Key = "k", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
        }
        """,
        language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp6);

    [Fact]
    public Task Flags_WithoutAFixWhereACustomerKeyIsDemanded() => Fix.None(
        Snippet.InMethod("await [|s3.CopyObjectAsync(bucket, key, bucket, \"k\")|];"), editorConfig: "s3seal_required_encryption = customer");

    [Theory]
    [InlineData("await s3.GetObjectAsync(bucket, key);")]
    [InlineData("await s3.CopyPartAsync(bucket, key, bucket, \"k\", \"id\", 1);")]
    [InlineData("await s3.CopyObjectAsync(new CopyObjectRequest());")]
    [InlineData("await transfer.UploadAsync(new TransferUtilityUploadRequest());")]
    [InlineData("await transfer.DownloadAsync(\"file\", bucket, key);")]
    [InlineData("await s3.UploadObjectFromStreamAsync(bucket, key, body, new Dictionary<string, object> { [\"ServerSideEncryptionMethod\"] = ServerSideEncryptionMethod.AES256 });")]
    [InlineData("var name = nameof(s3.CopyObjectAsync);")]
    [InlineData("System.Linq.Expressions.Expression<Func<IAmazonS3, object>> e = c => c.CopyObjectAsync(\"a\", \"b\", \"c\", \"d\", default(CancellationToken));")]
    [InlineData("Func<string, string, CancellationToken, Task<InitiateMultipartUploadResponse>> f = s3.InitiateMultipartUploadAsync;")]
    public Task Accepts_WhatWritesNothingOrCarriesASetting(string statement) => Rule.Body(statement);

    [Fact]
    public Task Accepts_SetUpsOfMocks() => Rule.Broken("""
        using Amazon.S3;
        using Amazon.S3.Transfer;
        class T
        {
            void M(IAmazonS3 s3, ITransferUtility transfer)
            {
                mock.Setup(x => x.CopyObjectAsync("a", "b", "c", "d", default)).ReturnsAsync(answer);
                transfer.UploadAsync(Arg.Any<string>(), Arg.Any<string>()).Returns(done);
                transfer.Received(1).UploadAsync("a", "b");
                s3.CopyObjectAsync("a", "b", "c", "d").Returns(answer);
                A.CallTo(() => transfer.UploadAsync("a", "b", A<System.Threading.CancellationToken>._)).MustHaveHappened();
            }
        }
        """);

    [Fact]
    public Task Accepts_AnOverrideOfTheUsersOwnAndASafeType() => Rule.File(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.S3;
        using Amazon.S3.Model;
        class Sealing : AmazonS3Client
        {
            public override Task<CopyObjectResponse> CopyObjectAsync(string a, string b, string c, string d, CancellationToken t = default) => null;
        }
        namespace Company { class Client : AmazonS3Client { } }
        class C
        {
            void M(Sealing a, Company.Client b) { a.CopyObjectAsync("a", "b", "c", "d"); b.CopyObjectAsync("a", "b", "c", "d"); }
        }
        """,
        editorConfig: "s3seal_safe_types = Company.Client");

    [Fact]
    public Task Flags_AConfiguredUploadMethod() => Rule.File(
        """
        using Amazon.S3.Model;
        interface IStore { void Put(string key); void Put(PutObjectRequest request); }
        class Store : IStore { public void Put(string key) { } public void Put(PutObjectRequest request) { } }
        class C
        {
            void M(IStore a, Store b) { [|a.Put("k")|]; [|b.Put("k")|]; a.Put(new PutObjectRequest()); }
        }
        """,
        editorConfig: "s3seal_upload_methods = IStore.Put");

    [Theory]
    [InlineData("[|transfer.UploadAsync(file.OpenReadStream(), bucket, key)|];")]
    [InlineData("[|transfer.UploadAsync(file.Path, bucket, key, ct)|];")]
    [InlineData("Missing.Run(async entry => { var copy = new System.IO.MemoryStream(); await entry.CopyToAsync(copy); await [|transfer.UploadAsync(copy, bucket, key)|]; });")]
    [InlineData("[|s3.UploadObjectFromStreamAsync(Missing.Bucket, key, body, new Dictionary<string, object>(), ct)|];")]
    [InlineData("[|s3.UploadObjectFromStreamAsync(Missing.Bucket, key, file.Stream, null)|];")]
    [InlineData("s3.UploadObjectFromStreamAsync(Missing.Bucket, key, body, file.Properties, ct);")]
    [InlineData("transfer.UploadAsync(file.Something, ct);")]
    [InlineData("transfer.UploadAsync(file.Request);")]
    [InlineData("file.UploadAsync(bucket, key, ct);")]
    public Task Judges_CallsThatDoNotBind(string statement) => Rule.Broken(Snippet.InMethod("Unknown file = Make();\n" + statement));

    [Fact]
    public Task Flags_TheUploadsOfALinkInATable()
    {
        // The class stands in the assembly of another service, which writes to S3 by itself.
        var test = new CSharpAnalyzerTest<S3Seal.Analyzers.Rules.Requests.SSE1006OverloadWithoutSettings, DefaultVerifier>
        {
            TestCode = """
                using System.IO;
                using System.Threading.Tasks;
                using Amazon.DynamoDBv2.DataModel;
                class C
                {
                    async Task M(S3Link link, Stream body) { await [|link.UploadFromAsync("file", default)|]; await [|link.UploadStreamAsync(body, default)|]; await link.DownloadToAsync("file", default); }
                }
                """,
            ReferenceAssemblies = SdkReferences.Of(Sdk.V4),
        };
        test.TestState.AdditionalProjects["AWSSDK.DynamoDBv2"].Sources.Add("""
            namespace Amazon.DynamoDBv2.DataModel;
            public class S3Link
            {
                public System.Threading.Tasks.Task UploadFromAsync(string sourcePath, System.Threading.CancellationToken cancellationToken = default) => throw null!;
                public System.Threading.Tasks.Task UploadStreamAsync(System.IO.Stream stream, System.Threading.CancellationToken cancellationToken = default) => throw null!;
                public System.Threading.Tasks.Task DownloadToAsync(string downloadPath, System.Threading.CancellationToken cancellationToken = default) => throw null!;
            }
            """);
        test.TestState.AdditionalProjectReferences.Add("AWSSDK.DynamoDBv2");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
