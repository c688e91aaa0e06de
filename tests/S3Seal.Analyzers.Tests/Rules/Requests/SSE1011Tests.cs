using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1011HeaderWithoutEffect>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public static class SSE1011Tests
{
    public sealed class Flags
    {
        [Theory]
        [InlineData("var r = new PutObjectRequest();\n[|r.Metadata[\"x-amz-server-side-encryption\"] = \"AES256\"|];\nawait s3.PutObjectAsync(r);")]
        [InlineData("var r = new PutObjectRequest();\n[|r.Metadata.Add(\"X-Amz-Server-Side-Encryption\", \"AES256\")|];\nawait s3.PutObjectAsync(r);")]
        [InlineData("var r = new PutObjectRequest { Metadata = { [|[\"x-amz-meta-x-amz-server-side-encryption\"] = \"AES256\"|] } };\nawait s3.PutObjectAsync(r);")]
        [InlineData("const string Name = \"x-amz-server-side-encryption\";\nvar r = new PutObjectRequest();\n[|r.Headers[Name] = \"aes256\"|];\nawait s3.PutObjectAsync(r);")]
        public Task Header_WhereItDoesNothing_IsFlagged(string body) => Rule.Body(body);

        [Fact]
        public Task Method_OnAPart_IsFlagged() => Rule.Body(
            "#pragma warning disable CS0618\nvar r = new CopyPartRequest { [|ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256|] };\nawait s3.CopyPartAsync(r);", Sdk.V3);
    }

    public sealed class Accepts
    {
        [Theory]
        [InlineData("var r = new PutObjectRequest();\nr.Headers[\"x-amz-server-side-encryption\"] = \"aws:kms\";\nawait s3.PutObjectAsync(r);")]
        [InlineData("var r = new PutObjectRequest();\nr.Metadata[\"x-amz-owner\"] = \"AES256\";\nr.Metadata.Add(key, key);\nawait s3.PutObjectAsync(r);")]
        [InlineData("var d = new Dictionary<string, string>();\nd[\"x-amz-server-side-encryption\"] = \"no\";\nd.Add(\"x-amz-server-side-encryption-context\", \"no\");\nawait Task.Yield();")]
        public Task OtherEntries_AreAccepted(string body) => Rule.Body(body);
    }
}
