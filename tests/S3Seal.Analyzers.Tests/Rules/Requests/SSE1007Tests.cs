using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1007PresignedPutWithoutEncryption, S3Seal.Analyzers.CodeFixes.Fixes.Requests.AskForEncryptionFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1007PresignedPutWithoutEncryption>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public sealed class SSE1007Tests
{
    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Fixes_APutUrl(Sdk sdk) => Fix.Body(
        """
        var url = s3.GetPreSignedURL([|new GetPreSignedUrlRequest|]
        {
            BucketName = bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow,
        });
        """,
        """
        var url = s3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow,
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });
        """,
        sdk);

    [Fact]
    public Task Fixes_NoneAndAssignments() => Fix.Body(
        """
        var a = [|new GetPreSignedUrlRequest|] { Verb = HttpVerb.PUT, ServerSideEncryptionMethod = ServerSideEncryptionMethod.None };
        await s3.GetPreSignedURLAsync(a);
        """,
        """
        var a = new GetPreSignedUrlRequest { Verb = HttpVerb.PUT, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 };
        await s3.GetPreSignedURLAsync(a);
        """);

    [Fact]
    public Task Flags_AnotherMethodThanDemanded() => Rule.Body(
        "s3.GetPreSignedURL([|new GetPreSignedUrlRequest|] { Verb = HttpVerb.PUT, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });",
        editorConfig: "s3seal_required_encryption = aws:kms");

    [Theory]
    [InlineData("")]
    [InlineData("Verb = HttpVerb.GET, ")]
    [InlineData("Verb = HttpVerb.DELETE, ")]
    [InlineData("Verb = flag ? HttpVerb.PUT : HttpVerb.GET, ")]
    [InlineData("Verb = (HttpVerb)Enum.Parse(typeof(HttpVerb), key), ")]
    [InlineData("Verb = HttpVerb.PUT, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ")]
    [InlineData("Verb = HttpVerb.PUT, ServerSideEncryptionMethod = key, ")]
    [InlineData("Verb = HttpVerb.PUT, ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ")]
    [InlineData("Verb = HttpVerb.PUT, Headers = { [\"x-amz-server-side-encryption\"] = \"AES256\" }, ")]
    public Task Accepts_ReadsAndSignedHeaders(string settings) => Rule.Body($"var url = s3.GetPreSignedURL(new GetPreSignedUrlRequest {{ {settings}Key = key }});");
}
