using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Keys.SSE4004CustomerKeyFromWeakSource>;

namespace S3Seal.Analyzers.Tests.Rules.Keys;

public sealed class SSE4004Tests
{
    [Theory]
    [InlineData("Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key))")]
    [InlineData("Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(key.PadRight(32)))")]
    [InlineData("Convert.ToBase64String(Guid.NewGuid().ToByteArray())")]
    [InlineData("Guid.NewGuid().ToString(\"N\")")]
    [InlineData("Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))")]
    public Task Flags_WeakSources(string value) => Rule.Body($$"""
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = [|{{value}}|] };
        """);

    [Fact]
    public Task Flags_BytesFromRandom() => Rule.Body("""
        var bytes = new byte[32];
        new Random().NextBytes(bytes);
        var text = Convert.ToBase64String(bytes);
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = [|text|] };
        var others = new byte[32];
        for (var i = 0; i < others.Length; i++) { others[i] = (byte)Random.Shared.Next(256); }
        request.ServerSideEncryptionCustomerProvidedKey = [|Convert.ToBase64String(others)|];
        """);

    [Fact]
    public Task Flags_AHashObject() => Rule.Body("""
        using var hash = System.Security.Cryptography.SHA256.Create();
        var bytes = hash.ComputeHash(System.Text.Encoding.UTF8.GetBytes(key));
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = [|Convert.ToBase64String(bytes)|] };
        """);

    [Theory]
    [InlineData("key")]
    [InlineData("Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))")]
    [InlineData("Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(new byte[32], System.Text.Encoding.UTF8.GetBytes(key)))")]
    [InlineData("Convert.ToBase64String(System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(key, new byte[16], 600000, System.Security.Cryptography.HashAlgorithmName.SHA256, 32))")]
    public Task Accepts_ProperSources(string value) => Rule.Body($$"""
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = {{value}} };
        """);

    [Fact]
    public Task Accepts_AKeyedHashObject() => Rule.Body("""
        using var hmac = new System.Security.Cryptography.HMACSHA256(new byte[32]);
        var derived = hmac.ComputeHash(System.Text.Encoding.UTF8.GetBytes(key));
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = Convert.ToBase64String(derived) };
        System.Security.Cryptography.HashAlgorithm any = hmac;
        request.ServerSideEncryptionCustomerProvidedKey = Convert.ToBase64String(any.ComputeHash(System.Text.Encoding.UTF8.GetBytes(key)));
        """);

    [Fact]
    public Task Accepts_AProperlyFilledArray() => Rule.Body("""
        var bytes = new byte[32];
        using var random = System.Security.Cryptography.RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        var request = new PutObjectRequest { ServerSideEncryptionCustomerProvidedKey = Convert.ToBase64String(bytes) };
        """);
}
