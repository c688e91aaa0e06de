using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Keys.SSE4001CustomerKeyHardCoded>;

namespace S3Seal.Analyzers.Tests.Rules.Keys;

public sealed class SSE4001Tests
{
    private const string Members = """
        private const string Constant = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        private static readonly string Static = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        private static readonly byte[] Bytes = new byte[] { 1, 2, 3 };
        private static string Arrow => "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        private string _given;
        private string _empty = "";
        public string Settable { get; set; } = "default";
        private static string Load() => System.Environment.GetEnvironmentVariable("KEY");
        """;

    [Theory]
    [InlineData("\"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\"")]
    [InlineData("Constant")]
    [InlineData("Static")]
    [InlineData("Arrow")]
    [InlineData("Convert.ToBase64String(Bytes)")]
    [InlineData("Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(\"0123456789abcdef0123456789abcdef\"))")]
    [InlineData("Convert.ToBase64String(new byte[] { 1, 2, 3 })")]
    [InlineData("_given ?? \"fallback\"")]
    [InlineData("flag ? _given : \"other\"")]
    public Task Flags_Constants(string value) => Rule.Body($$"""
        var request = new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = [|{{value}}|] };
        request.ServerSideEncryptionCustomerProvidedKey = [|{{value}}|];
        """, members: Members);

    [Theory]
    [InlineData(Sdk.V3)]
    [InlineData(Sdk.V4)]
    public Task Flags_LocalsAndTheOtherKeyProperties(Sdk sdk) => Rule.Body("""
        var text = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        var copy = new CopyObjectRequest { CopySourceServerSideEncryptionCustomerProvidedKey = [|text|] };
        var done = new CompleteMultipartUploadRequest { SSECustomerKey = [|text|] };
        """, sdk);

    [Theory]
    [InlineData("_given")]
    [InlineData("_empty")]
    [InlineData("Settable")]
    [InlineData("Load()")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("key")]
    [InlineData("Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))")]
    [InlineData("string.Empty")]
    public Task Accepts_WhatComesFromElsewhere(string value) => Rule.Body($$"""
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = {{value}}, ServerSideEncryptionCustomerProvidedKeyMD5 = "abc" };
        """, members: Members);

    [Fact]
    public Task Accepts_AGeneratedAesKey() => Rule.Body("""
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.GenerateKey();
        var text = Convert.ToBase64String(aes.Key);
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = text };
        """);

    [Fact]
    public Task Accepts_TypesFromElsewhere() => Rule.File("""
        class PutObjectRequest { public string ServerSideEncryptionCustomerProvidedKey { get; set; } }
        class C { object M() => new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = "MDEyMzQ1" }; }
        """);

    [Fact]
    public Task Survives_ACycleOfLocalsAndBrokenCode() => Rule.Broken("""
        using Amazon.S3.Model;
        class C
        {
            void M()
            {
                string a = b; string b = a;
                var r = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = a, ServerSideEncryptionCustomerProvidedKey = , };
                r.ServerSideEncryptionCustomerProvidedKey = Missing(a).There;
        """);
}
