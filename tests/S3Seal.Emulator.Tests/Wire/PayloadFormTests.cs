using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Tests.Harness;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Wire;

public sealed class PayloadFormTests
{
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static readonly byte[] Data = [.. Enumerable.Range(0, 70_000).Select(index => (byte)(index * 7))];

    [Theory]
    [InlineData(SignedChunks, 8192, false)]
    [InlineData(SignedChunks, 70_000, false)]
    [InlineData(SignedTrailer, 8192, true)]
    [InlineData(UnsignedTrailer, 65536, true)]
    [InlineData(UnsignedTrailer, 8192, false)]
    public async Task Chunks_WellFormed_AreStoredAsTheirData(string form, int chunkSize, bool trailer)
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        (string, string)[] trailers = trailer ? [("x-amz-checksum-crc32", Crc32(Data))] : [];
        var put = await s3.SendAsync(AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key").With("Content-Encoding", "aws-chunked,gzip"), Data, form, chunkSize, trailers));
        Assert.Equal((200, ""), (put.Status, put.Text));
        var get = await s3.SendSignedAsync(s3.Request("GET", $"/{bucket}/key"));
        Assert.Equal(Data, get.Body);
        Assert.Equal("gzip", get.Headers["Content-Encoding"]);
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(Data))}\"", put.Headers["ETag"]);
    }

    [Fact]
    public async Task Body_Empty_InSignedChunks_IsStored()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        Assert.Equal(200, (await s3.SendAsync(AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), [], SignedChunks))).Status);
    }

    [Theory]
    [InlineData(SignedChunks)]
    [InlineData(SignedTrailer)]
    public async Task Chunk_Altered_SignatureDoesNotMatchAndNothingIsStored(string form)
    {
        (string, string)[] trailers = form == SignedTrailer ? [("x-amz-checksum-crc32", Crc32(Data))] : [];
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), Data, form, 8192, trailers);
        request.Body[40_000] ^= 1;
        var answer = await s3.SendAsync(request);
        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        await AssertNothingStoredAsync(s3, bucket);
    }

    [Fact]
    public async Task Trailer_Altered_SignatureDoesNotMatch()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), Data, SignedTrailer, 8192, ("x-amz-checksum-crc32", Crc32(Data)));
        request.WithBody(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(request.Body).Replace(Crc32(Data), Crc32([1]), StringComparison.Ordinal)));
        Assert.Equal("SignatureDoesNotMatch", (await s3.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData(UnsignedTrailer)]
    [InlineData(SignedTrailer)]
    public async Task Trailer_OfOtherData_BadDigest(string form)
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendAsync(AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), Data, form, 8192, ("x-amz-checksum-crc32", Crc32([1]))));
        Assert.Equal((400, "BadDigest", "The CRC32 you specified did not match the calculated checksum."), (answer.Status, answer.Code, answer.Message));
        await AssertNothingStoredAsync(s3, bucket);
    }

    [Fact]
    public async Task Trailer_AnnouncedButMissing_MalformedTrailerError()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key").With("x-amz-trailer", "x-amz-checksum-crc32"), Data, UnsignedTrailer);
        var answer = await s3.SendAsync(request);
        Assert.Equal((400, "MalformedTrailerError"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Trailer_WithBareLineFeeds_IsAccepted()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), "hello"u8.ToArray(), UnsignedTrailer, 8192, ("x-amz-checksum-crc32", Crc32("hello"u8.ToArray())));
        request.WithBody(Encoding.ASCII.GetString(request.Body).Replace("==\r\n\r\n", "==\n\n", StringComparison.Ordinal));
        Assert.Equal(200, (await s3.SendAsync(request)).Status);
    }

    [Fact]
    public async Task DecodedLength_MissingOrWrong_IsRefused()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        foreach (var (length, status, code) in new[] { ("4", 400, "IncompleteBody"), ("6", 400, "IncompleteBody"), ("x", 400, "InvalidArgument") })
        {
            var request = s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", UnsignedTrailer).With("x-amz-decoded-content-length", length);
            s3.Signer.Sign(request).WithBody("5\r\nhello\r\n0\r\n\r\n");
            var answer = await s3.SendAsync(request);
            Assert.Equal((status, code), (answer.Status, answer.Code));
        }

        var missing = s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", UnsignedTrailer)).WithBody("5\r\nhello\r\n0\r\n\r\n");
        Assert.Equal((411, "MissingContentLength"), ((await s3.SendAsync(missing)).Status, (await s3.SendAsync(missing)).Code));
        await AssertNothingStoredAsync(s3, bucket);
    }

    [Theory]
    [InlineData("g\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("5\r\nhelloX\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("5\r\nhello\r\n0\r\n\r\nmore", "InvalidRequest")]
    [InlineData("5\r\nhel", "IncompleteBody")]
    [InlineData("5\r\nhello\r\n", "IncompleteBody")]
    [InlineData("", "IncompleteBody")]
    [InlineData("1\r\nh\r\n4\r\nello\r\n0\r\n\r\n", "InvalidChunkSizeError")]
    public async Task Framing_Broken_IsRefused(string body, string code)
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", UnsignedTrailer).With("x-amz-decoded-content-length", "5");
        s3.Signer.Sign(request).WithBody(body);
        Assert.Equal(code, (await s3.SendAsync(request)).Code);
        await AssertNothingStoredAsync(s3, bucket);
    }

    [Fact]
    public async Task Hash_OfOtherData_XAmzContentSha256Mismatch()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendAsync(s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").WithBody("hello")).WithBody("hullo"));
        Assert.Equal((400, "XAmzContentSHA256Mismatch"), (answer.Status, answer.Code));
        Assert.Equal((RawRequest.Sha256("hello"u8.ToArray()), RawRequest.Sha256("hullo"u8.ToArray())), (answer.Field("ClientComputedContentSHA256"), answer.Field("S3ComputedContentSHA256")));
        await AssertNothingStoredAsync(s3, bucket);
    }

    [Fact]
    public async Task ContentMd5_MalformedOrWrong_IsRefused()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var malformed = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With("Content-MD5", "abc").WithBody("hello"));
        Assert.Equal((400, "InvalidDigest", "abc"), (malformed.Status, malformed.Code, malformed.Field("Content-MD5")));
        var wrong = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With("Content-MD5", Convert.ToBase64String(MD5.HashData("x"u8))).WithBody("hello"));
        Assert.Equal((400, "BadDigest", "The Content-MD5 you specified did not match what we received."), (wrong.Status, wrong.Code, wrong.Message));
        Assert.Equal((Convert.ToBase64String(MD5.HashData("x"u8)), Convert.ToBase64String(MD5.HashData("hello"u8))), (wrong.Field("ExpectedDigest"), wrong.Field("CalculatedDigest")));
    }

    [Theory]
    [InlineData("x-amz-checksum-sha256", "abc", "InvalidRequest", "Value for x-amz-checksum-sha256 header is invalid.")]
    [InlineData("x-amz-checksum-crc32c", "AAAAAA==", "BadDigest", "The CRC32C you specified did not match the calculated checksum.")]
    [InlineData("x-amz-checksum-xxhash64", "AAAAAAAAAAA=", "BadDigest", "The XXHASH64 you specified did not match the calculated checksum.")]
    public async Task Checksum_MalformedOrWrong_IsRefused(string name, string value, string code, string message)
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With(name, value).WithBody("hello"));
        Assert.Equal((400, code, message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Checksum_Two_AreOneTooMany()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With("x-amz-checksum-crc32", "AAAAAA==").With("x-amz-checksum-crc32c", "AAAAAA==").WithBody("hello"));
        Assert.Equal("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.", answer.Message);
    }

    [Fact]
    public async Task Checksum_OfEveryAlgorithm_IsVerifiedAndAnswered()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            using var running = algorithm.Start();
            running.Append("hello"u8);
            var value = Convert.ToBase64String(running.Finish());
            var answer = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With(algorithm.HeaderName, value).WithBody("hello"));
            Assert.Equal((200, value), (answer.Status, answer.Headers.GetValueOrDefault(algorithm.HeaderName)));
        }
    }

    [Fact]
    public async Task Length_Missing_IsRefused()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD")).With("Transfer-Encoding", "chunked").WithBody("5\r\nhello\r\n0\r\n\r\n");
        var answer = await s3.SendAsync(request);
        Assert.Equal((411, "MissingContentLength", "You must provide the Content-Length HTTP header."), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task AwsChunks_InsideHttpChunks_AreBothUndone()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var request = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), "hello"u8.ToArray(), SignedChunks).With("Transfer-Encoding", "chunked");
        request.WithBody([.. Encoding.ASCII.GetBytes($"{request.Body.Length:x}\r\n"), .. request.Body, .. "\r\n0\r\n\r\n"u8]);
        Assert.Equal(200, (await s3.SendAsync(request)).Status);
        Assert.Equal("hello", (await s3.SendSignedAsync(s3.Request("GET", $"/{bucket}/key"))).Text);
    }

    private static string Crc32(byte[] data)
    {
        var hash = System.IO.Hashing.Crc32.Hash(data);
        Array.Reverse(hash);
        return Convert.ToBase64String(hash);
    }

    private static async Task AssertNothingStoredAsync(Sealed s3, string bucket)
    {
        var head = await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}/key"));
        Assert.Equal(404, head.Status);
    }
}
