using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Keys.SSE4002CustomerKeyOverPlainHttp>;

namespace S3Seal.Analyzers.Tests.Rules.Keys;

public sealed class SSE4002Tests
{
    private const string WithKey = "object Read(string k) => new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = k };";

    [Theory]
    [InlineData("ServiceURL = \"http://storage.example.net:9000\"")]
    [InlineData("ServiceURL = \"HTTP://10.0.0.7\"")]
    [InlineData("UseHttp = true")]
    public Task Flags_PlainHttpInATypeWithCustomerKeys(string setting) => Rule.Body($$"""
        var config = new AmazonS3Config { [|{{setting}}|] };
        """, members: WithKey);

    [Fact]
    public Task Flags_AssignmentsAndPresignedUrls() => Rule.Body("""
        var config = new AmazonS3Config();
        [|config.ServiceURL = "http://storage.example.net"|];
        var request = new GetPreSignedUrlRequest { [|Protocol = Protocol.HTTP|] };
        """, members: WithKey);

    [Theory]
    [InlineData("ServiceURL = \"https://storage.example.net\"")]
    [InlineData("ServiceURL = \"http://localhost:9000\"")]
    [InlineData("ServiceURL = \"http://127.0.0.1:9000\"")]
    [InlineData("ServiceURL = \"http://minio:9000\"")]
    [InlineData("ServiceURL = key")]
    [InlineData("ServiceURL = \"https://storage.example.net\", UseHttp = true")]
    [InlineData("UseHttp = false")]
    [InlineData("UseHttp = flag")]
    public Task Accepts_OtherAddresses(string setting) => Rule.Body($$"""
        var config = new AmazonS3Config { {{setting}} };
        """, members: WithKey);

    [Fact]
    public Task Accepts_PlainHttpWithoutCustomerKeys() => Rule.Body("""
        var config = new AmazonS3Config { ServiceURL = "http://storage.example.net" };
        """);
}
