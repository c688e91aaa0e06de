using Overload = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1006OverloadWithoutSettings>;
using Put = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1001PutObjectWithoutEncryption>;

namespace S3Seal.Analyzers.Tests.Settings;

/// <summary>A wrapper of one's own, described once in <c>.editorconfig</c>.</summary>
public sealed class ConfiguredCodeTests
{
    private const string Wrapper = """
        }

        namespace Acme.Storage
        {
            public interface IOutbox { Task Send(PutObjectRequest request); }
            public sealed class Outbox : IOutbox { public Task Send(PutObjectRequest request) => Queue(request); private static Task Queue(object o) => Task.CompletedTask; }
            public static class Requests { public static PutObjectRequest Sealed(this PutObjectRequest request) => Cloud(request); private static PutObjectRequest Cloud(object o) => (PutObjectRequest)o; }
            public sealed class SealingClient : AmazonS3Client { }
            public sealed class SealedPut : PutObjectRequest { }
            public class AmazonS3EncryptionClientV2 : AmazonS3Client { }
        """;

    [Theory]
    [InlineData("Acme.Storage.IOutbox.Send", "new Acme.Storage.Outbox().Send([|new PutObjectRequest|] { Key = key })")]
    [InlineData("Acme.Storage.Outbox.Send", "new Acme.Storage.Outbox().Send([|new PutObjectRequest|] { Key = key })")]
    [InlineData("Acme.Storage.*", "new Acme.Storage.Outbox().Send([|new PutObjectRequest|] { Key = key })")]
    [InlineData("Acme.Other.*", "new Acme.Storage.Outbox().Send(new PutObjectRequest { Key = key })")]
    [InlineData("Acme.Storage.Outbox.Send", "new Acme.Storage.Outbox().Send(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 })")]
    public Task UploadMethods_CountAsSends(string names, string call) => Put.Body($"await {call};", editorConfig: "s3seal_upload_methods = " + names, members: Wrapper);

    [Theory]
    [InlineData("s3seal_safe_methods = Acme.Storage.Requests.Sealed", "s3.PutObjectAsync(Acme.Storage.Requests.Sealed(new PutObjectRequest { Key = key }))")]
    [InlineData("s3seal_safe_types = Acme.Storage.SealingClient", "new Acme.Storage.SealingClient().PutObjectAsync(new PutObjectRequest { Key = key })")]
    [InlineData("s3seal_safe_types = Acme.Storage.SealedPut", "s3.PutObjectAsync(new Acme.Storage.SealedPut { Key = key })")]
    [InlineData("s3seal_client_side_encryption = exempt", "new Acme.Storage.AmazonS3EncryptionClientV2().PutObjectAsync(new PutObjectRequest { Key = key })")]
    [InlineData("s3seal_required_encryption = aws:kms\ns3seal_safe_types = Acme.Storage.SealingClient", "new Acme.Storage.SealingClient().PutObjectAsync(new PutObjectRequest { Key = key })")]
    public Task SafeCode_IsNotFlagged(string config, string call) => Put.Body($"await {call};", editorConfig: config, members: Wrapper);

    [Theory]
    [InlineData("", "new Acme.Storage.SealingClient().PutObjectAsync([|new PutObjectRequest|] { Key = key })")]
    [InlineData("s3seal_client_side_encryption = flag", "new Acme.Storage.AmazonS3EncryptionClientV2().PutObjectAsync([|new PutObjectRequest|] { Key = key })")]
    public Task WithoutTheSetting_ItIsFlagged(string config, string call) => Put.Body($"await {call};", editorConfig: config, members: Wrapper);

    [Theory]
    [InlineData("", "[|new Acme.Storage.SealingClient().CopyObjectAsync(\"a\", \"b\", \"c\", \"d\")|]")]
    [InlineData("s3seal_safe_types = Acme.Storage.*Client", "new Acme.Storage.SealingClient().CopyObjectAsync(\"a\", \"b\", \"c\", \"d\")")]
    [InlineData("s3seal_client_side_encryption = exempt", "new Acme.Storage.AmazonS3EncryptionClientV2().CopyObjectAsync(\"a\", \"b\", \"c\", \"d\")")]
    public Task Overloads_ObeyTheSameSettings(string config, string call) => Overload.Body($"await {call};", editorConfig: config, members: Wrapper);

    [Theory]
    [InlineData("finance-2026", "AES256", true)]
    [InlineData("finance-2026", "AWSKMS", false)]
    [InlineData("logs", "AES256", false)]
    public Task Buckets_HaveDemandsOfTheirOwn(string bucket, string method, bool flagged) => Put.Body(
        $"await s3.PutObjectAsync({(flagged ? "[|new PutObjectRequest|]" : "new PutObjectRequest")} {{ BucketName = \"{bucket}\", ServerSideEncryptionMethod = ServerSideEncryptionMethod.{method} }});",
        editorConfig: "s3seal_required_encryption = AES256\ns3seal_bucket.f = finance-*, aws:kms");
}
