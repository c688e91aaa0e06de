using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Keys.SSE4003CustomerKeyInText>;

namespace S3Seal.Analyzers.Tests.Rules.Keys;

public sealed class SSE4003Tests
{
    [Theory]
    [InlineData("Console.WriteLine([|request.ServerSideEncryptionCustomerProvidedKey|]);")]
    [InlineData("Console.WriteLine(\"{0}\", [|request.ServerSideEncryptionCustomerProvidedKey|]);")]
    [InlineData("System.Diagnostics.Debug.WriteLine([|request.ServerSideEncryptionCustomerProvidedKey|] ?? \"\");")]
    [InlineData("var text = $\"key {[|request.ServerSideEncryptionCustomerProvidedKey|]}\";")]
    [InlineData("var text = \"key \" + [|request.ServerSideEncryptionCustomerProvidedKey|];")]
    [InlineData("var text = string.Format(\"{0} {1}\", 1, [|request.ServerSideEncryptionCustomerProvidedKey|]);")]
    [InlineData("throw new InvalidOperationException([|request.ServerSideEncryptionCustomerProvidedKey|]);")]
    public Task Flags_AKeyThatIsRead(string statement) => Rule.Body($$"""
        var request = new GetObjectRequest();
        {{statement}}
        """);

    [Fact]
    public Task Flags_TheVariableThatARequestGotItsKeyFrom() => Rule.Body("""
        var request = new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = key };
        var again = new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = key };
        Console.WriteLine($"reading with {[|key|]}");
        throw new InvalidOperationException("no object under " + [|key|]);
        """);

    [Theory]
    [InlineData("Console.WriteLine(request.ServerSideEncryptionCustomerProvidedKeyMD5);")]
    [InlineData("Console.WriteLine(request.ServerSideEncryptionCustomerProvidedKey.Length);")]
    [InlineData("Console.WriteLine(request.ServerSideEncryptionCustomerProvidedKey != null);")]
    [InlineData("Console.WriteLine(nameof(request.ServerSideEncryptionCustomerProvidedKey));")]
    [InlineData("var bytes = Convert.FromBase64String(request.ServerSideEncryptionCustomerProvidedKey);")]
    [InlineData("Console.WriteLine(request.Key);")]
    [InlineData("var other = new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = request.ServerSideEncryptionCustomerProvidedKey };")]
    public Task Accepts_WhatShowsNoKey(string statement) => Rule.Body($$"""
        var request = new GetObjectRequest();
        {{statement}}
        """);

    [Fact]
    public Task Accepts_AVariableOfTheSameNameElsewhere() => Rule.File("""
        using System;
        using Amazon.S3.Model;
        class C
        {
            object A(string key) => new GetObjectRequest { ServerSideEncryptionCustomerProvidedKey = key };
            void B(string key) => Console.WriteLine($"object {key}");
        }
        """);
}
