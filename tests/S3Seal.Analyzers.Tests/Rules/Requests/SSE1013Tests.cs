using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1013ReencryptedWeaker>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public sealed class SSE1013Tests
{
    private const string Source = "CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, CopySourceServerSideEncryptionCustomerProvidedKey = key, ";

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Flags_ACopyOutOfACustomerKey(Sdk sdk) => Rule.Body(
        "await s3.CopyObjectAsync([|new CopyObjectRequest|] { " + Source + "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });", sdk);

    [Theory]
    [InlineData(Source + "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS")]
    [InlineData(Source + "ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = key")]
    [InlineData("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256")]
    public Task Accepts_OtherCopies(string settings) => Rule.Body($"await s3.CopyObjectAsync(new CopyObjectRequest {{ {settings} }});");

    [Theory]
    [InlineData("s3seal_required_encryption = aws:kms:dsse", "[|KMSKeyArn = key|]")]
    [InlineData("s3seal_required_encryption = aws:kms\ns3seal_kms_key = arn:aws:kms:eu-west-1:1:key/a", "[|KMSKeyArn = \"arn:aws:kms:eu-west-1:1:key/b\"|]")]
    [InlineData("s3seal_required_encryption = aws:kms\ns3seal_kms_key = arn:aws:kms:eu-west-1:1:key/a", "KMSKeyArn = \"arn:aws:kms:eu-west-1:1:key/a\"")]
    [InlineData("", "KMSKeyArn = \"arn:aws:kms:eu-west-1:1:key/b\"")]
    public Task Flags_AnUpdateToAnotherKey(string config, string setting) => Rule.Body(
        $"await s3.UpdateObjectEncryptionAsync(new UpdateObjectEncryptionRequest {{ ObjectEncryption = new ObjectEncryption {{ SSEKMS = new SSEKMSEncryption {{ {setting} }} }} }});",
        editorConfig: config);
}
