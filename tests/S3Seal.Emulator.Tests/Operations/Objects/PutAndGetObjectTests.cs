using System.Security.Cryptography;
using Amazon.S3.Model;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class PutAndGetObjectTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(16385)]
    [InlineData(1_000_000)]
    [InlineData(3_500_000)]
    public async Task PutThenGet_WithTheSdk_GivesTheSameBytes(int length)
    {
        await using var s3 = await WithBucketAsync();
        var bytes = Pattern(length);
        var put = await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "k", InputStream = new MemoryStream(bytes) }, TestContext.Current.CancellationToken);
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"", put.ETag);
        Assert.Equal("AES256", put.ServerSideEncryptionMethod.Value);
        using var get = await s3.Client.GetObjectAsync(Bucket, "k", TestContext.Current.CancellationToken);
        using var read = new MemoryStream();
        await get.ResponseStream.CopyToAsync(read, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(length, get.ContentLength);
    }

    [Fact]
    public async Task Put_Answers_WhatS3Answers()
    {
        await using var s3 = await WithBucketAsync();
        var put = await s3.PutAsync("k", "hello");
        Assert.Equal(200, put.Status);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.Header("ETag"));
        Assert.Equal("0", put.Header("Content-Length"));
        Assert.Null(put.Header("Content-Type"));
        Assert.Equal("AES256", put.Header("x-amz-server-side-encryption"));
        Assert.Equal("FULL_OBJECT", put.Header("x-amz-checksum-type"));
        Assert.NotNull(put.Header("x-amz-checksum-crc64nvme"));
        Assert.Null(put.Header("x-amz-version-id"));
    }

    [Fact]
    public async Task Get_GivesBackEveryStoredHeader()
    {
        await using var s3 = await WithBucketAsync();
        string[] kept =
        [
            "Content-Type: text/plain; charset=utf-8", "Cache-Control: no-cache", "Content-Disposition: attachment", "Content-Language: de",
            "Expires: whenever it suits", "x-amz-website-redirect-location: /other", "x-amz-meta-Colour: blue", "x-amz-storage-class: STANDARD_IA",
        ];
        await s3.PutAsync("k", "hello", [.. kept, "Content-Encoding: aws-chunked,gzip", "x-amz-tagging: a=1&b=2"]);
        foreach (var answer in new[] { await s3.GetAsync("k"), await s3.HeadAsync("k") })
        {
            Assert.Equal(200, answer.Status);
            foreach (var header in kept)
            {
                var name = header.Split(':')[0];
                Assert.Equal(header[(name.Length + 2)..], answer.Header(name));
            }

            Assert.Equal("gzip", answer.Header("Content-Encoding"));
            Assert.Equal("2", answer.Header("x-amz-tagging-count"));
            Assert.Equal("bytes", answer.Header("Accept-Ranges"));
            Assert.Equal("5", answer.Header("Content-Length"));
            Assert.Equal(s3.Clock.GetUtcNow().ToString("r"), answer.Header("Last-Modified"));
            Assert.Null(answer.Header("x-amz-checksum-crc64nvme"));
            Assert.Null(answer.Header("x-amz-version-id"));
        }
    }

    [Fact]
    public async Task Get_OfABareObject_HasTheDefaultTypeAndNothingMore()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        var get = await s3.GetAsync("k");
        Assert.Equal("hello", get.Text);
        Assert.Equal("binary/octet-stream", get.Header("Content-Type"));
        foreach (var name in new[] { "Cache-Control", "Content-Encoding", "x-amz-storage-class", "x-amz-tagging-count", "x-amz-mp-parts-count" })
        {
            Assert.Null(get.Header(name));
        }
    }

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("=?UTF-8?B?w6TDtsO8?=", "=?UTF-8?B?w6TDtsO8?=")]
    [InlineData("=?UTF-8?Q?=C3=A4=C3=B6=C3=BC?=", "=?UTF-8?B?w6TDtsO8?=")]
    [InlineData("äöü", "=?UTF-8?B?w6TDtsO8?=")]
    [InlineData("=?UTF-8?B?YWJj?=", "abc")]
    [InlineData("=?nonsense", "=?nonsense")]
    public async Task Metadata_OutsideAscii_TravelsAsEncodedWords(string sent, string answered)
    {
        await using var s3 = await WithBucketAsync();
        Assert.Equal(200, (await s3.PutAsync("k", "", "x-amz-meta-m: " + sent)).Status);
        Assert.Equal(answered, (await s3.HeadAsync("k")).Header("x-amz-meta-m"));
    }

    [Fact]
    public async Task Metadata_Of2048Bytes_IsTheMost()
    {
        await using var s3 = await WithBucketAsync();
        Assert.Equal(200, (await s3.PutAsync("k", "", "x-amz-meta-abcd: " + new string('v', 2044))).Status);
        (await s3.PutAsync("k", "", "x-amz-meta-abcd: " + new string('v', 2045)))
            .AssertError(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", ("Size", "2049"), ("MaxSizeAllowed", "2048"));
    }

    [Theory]
    [InlineData("x-amz-storage-class: OUTPOSTS", 400, "InvalidStorageClass", "The storage class you specified is not valid")]
    [InlineData("x-amz-storage-class: nonsense", 400, "InvalidStorageClass", "The storage class you specified is not valid")]
    [InlineData("x-amz-website-redirect-location: elsewhere", 400, "InvalidRedirectLocation", null)]
    [InlineData("x-amz-tagging: a=1&a=2", 400, "InvalidArgument", "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.")]
    [InlineData("x-amz-tagging: a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11", 400, "BadRequest", "Object tags cannot be greater than 10")]
    [InlineData("If-None-Match: \"abc\"", 501, "NotImplemented", "A header you provided implies functionality that is not implemented")]
    [InlineData("If-Match: *", 501, "NotImplemented", "A header you provided implies functionality that is not implemented")]
    [InlineData("x-amz-write-offset-bytes: 1", 501, "NotImplemented", null)]
    [InlineData("Content-MD5: nonsense", 400, "InvalidDigest", "The Content-MD5 you specified was invalid.")]
    [InlineData("Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==", 400, "BadDigest", "The Content-MD5 you specified did not match what we received.")]
    [InlineData("x-amz-checksum-sha256: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.")]
    [InlineData("x-amz-checksum-sha256: AAAA", 400, "InvalidRequest", "Value for x-amz-checksum-sha256 header is invalid.")]
    [InlineData("x-amz-object-lock-mode: GOVERNANCE", 400, "InvalidRequest", "Bucket is missing Object Lock Configuration")]
    public async Task Put_WithAFault_IsRefusedAndStoresNothing(string header, int status, string code, string? message)
    {
        await using var s3 = await WithBucketAsync();
        (await s3.PutAsync("k", "hello", header)).AssertError(status, code, message);
        (await s3.GetAsync("k")).AssertError(404, "NoSuchKey", "The specified key does not exist.", ("Key", "k"));
    }

    [Fact]
    public async Task Put_OverAnObject_ReplacesItWhole()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "first", "x-amz-meta-a: 1", "x-amz-tagging: t=1");
        await s3.PutAsync("k", "second one");
        var get = await s3.GetAsync("k");
        Assert.Equal("second one", get.Text);
        Assert.Null(get.Header("x-amz-meta-a"));
        Assert.Null(get.Header("x-amz-tagging-count"));
    }

    [Fact]
    public async Task Get_WithOverrides_AnswersThem()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "Content-Type: text/plain");
        var get = await s3.GetAsync("k?response-content-type=image%2Fpng&response-cache-control=max-age%3D3&response-content-disposition=inline&response-content-encoding=br&response-content-language=fr&response-expires=never");
        Assert.Equal(["image/png", "max-age=3", "inline", "br", "fr", "never"],
            new[] { "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires" }.Select(get.Header));
    }

    [Fact]
    public async Task Get_WithAnOverrideThatIsNone_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        (await s3.GetAsync("k?response-gibberish=dummy")).AssertError(
            400, "InvalidArgument",
            "response-gibberish is not in the set of overridable response headers. Please refer to the S3 API documentation for a complete list of overridable response headers.",
            ("ArgumentName", "response-gibberish"), ("ArgumentValue", "dummy"));
        Assert.Equal(400, (await s3.HeadAsync("k?response-gibberish=dummy")).Status);
    }

    [Theory]
    [InlineData("GLACIER")]
    [InlineData("DEEP_ARCHIVE")]
    public async Task Get_OfAnArchivedObject_IsRefusedAndHeadIsNot(string storageClass)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "x-amz-storage-class: " + storageClass);
        (await s3.GetAsync("k")).AssertError(403, "InvalidObjectState", "The operation is not valid for the object's storage class", ("StorageClass", storageClass));
        var head = await s3.HeadAsync("k");
        Assert.Equal((200, storageClass), (head.Status, head.Header("x-amz-storage-class")));
    }

    [Theory]
    [InlineData("a%20b", "a b")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("%C3%A4", "ä")]
    [InlineData("a/../b/./c//d/", "a/../b/./c//d/")]
    [InlineData("+", "+")]
    public async Task Key_IsDecodedOnce_AndListedAsItIs(string path, string key)
    {
        await using var s3 = await WithBucketAsync();
        Assert.Equal(200, (await s3.PutAsync(path, "x")).Status);
        Assert.Equal("x", (await s3.GetAsync(path)).Text);
        Assert.Equal(key, (await s3.CallAsync("GET", $"/{Bucket}?list-type=2")).Elements("Contents").Single().Child("Key"));
    }

    [Fact]
    public async Task Head_OfAMissingKey_Is404WithoutABody()
    {
        await using var s3 = await WithBucketAsync();
        var head = await s3.HeadAsync("k");
        Assert.Equal(404, head.Status);
        Assert.Empty(head.Body);
    }
}
