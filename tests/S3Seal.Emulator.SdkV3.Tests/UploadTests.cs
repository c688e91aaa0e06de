using System.Net;
using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace S3Seal.Emulator.SdkV3.Tests;

public sealed class UploadTests
{
    private static readonly byte[] Data = RandomNumberGenerator.GetBytes(200_000);

    [Theory]
    [InlineData(RequestChecksumCalculation.WHEN_SUPPORTED, true, false)]
    [InlineData(RequestChecksumCalculation.WHEN_REQUIRED, true, false)]
    [InlineData(RequestChecksumCalculation.WHEN_REQUIRED, false, false)]
    [InlineData(RequestChecksumCalculation.WHEN_SUPPORTED, true, true)]
    [InlineData(RequestChecksumCalculation.WHEN_REQUIRED, false, true)]
    public async Task PutObject_InEveryPayloadForm_ComesBack(RequestChecksumCalculation checksums, bool chunked, bool unsigned)
    {
        await using var s3 = await SdkV3.StartAsync(config => config.RequestChecksumCalculation = checksums, secure: unsigned);
        using var stream = new MemoryStream(Data);
        var put = await s3.Client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = SdkV3.Bucket,
                Key = "a folder/ä+b.bin",
                InputStream = stream,
                UseChunkEncoding = chunked,
                DisablePayloadSigning = unsigned ? true : null,
                ContentType = "application/x-test",
                Metadata = { ["x-amz-meta-colour"] = "blue" },
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(ServerSideEncryptionMethod.AES256, put.ServerSideEncryptionMethod);
        using var got = await s3.Client.GetObjectAsync(SdkV3.Bucket, "a folder/ä+b.bin", TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(Data, copy.ToArray());
        Assert.Equal(("application/x-test", "blue"), (got.Headers.ContentType, got.Metadata["colour"]));
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task PutObject_WithAChecksum_IsAnsweredWithIt(string algorithm)
    {
        await using var s3 = await SdkV3.StartAsync();
        var put = await s3.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = SdkV3.Bucket, Key = "key", ContentBody = "hello", ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm) },
            TestContext.Current.CancellationToken);
        string?[] sums = [put.ChecksumCRC32, put.ChecksumCRC32C, put.ChecksumSHA1, put.ChecksumSHA256];
        Assert.Single(sums, sum => !string.IsNullOrEmpty(sum));
        var read = await s3.Client.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = SdkV3.Bucket, Key = "key", ChecksumMode = ChecksumMode.ENABLED }, TestContext.Current.CancellationToken);
        Assert.Equal(5, read.ContentLength);
    }

    [Fact]
    public async Task TransferUtility_OfTwentyMegabytes_UploadsInParts()
    {
        var bytes = RandomNumberGenerator.GetBytes(20 * 1024 * 1024);
        await using var s3 = await SdkV3.StartAsync();
        using var utility = new TransferUtility(s3.Client);
        using var stream = new MemoryStream(bytes);
        await utility.UploadAsync(
            new TransferUtilityUploadRequest { BucketName = SdkV3.Bucket, Key = "large", InputStream = stream, PartSize = 5 * 1024 * 1024 },
            TestContext.Current.CancellationToken);
        using var got = await s3.Client.GetObjectAsync(SdkV3.Bucket, "large", TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, copy.ToArray());
        Assert.EndsWith("-4\"", got.ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PresignedUrls_OfBothSignatureVersions_WorkOrAreRefusedAsS3Does()
    {
        await using var s3 = await SdkV3.StartAsync();
        using var http = new HttpClient();

        // For an address that is not Amazon's, version 3 of the SDK signs URLs in the old way unless it is told otherwise.
        var old = s3.Client.GetPreSignedURL(Presigned(HttpVerb.GET));
        Assert.Contains("AWSAccessKeyId=", old, StringComparison.Ordinal);
        using var refused = await http.GetAsync(new Uri(old), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Please use AWS4-HMAC-SHA256.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        AWSConfigsS3.UseSignatureVersion4 = true;
        using var content = new ByteArrayContent(Data);
        using var stored = await http.PutAsync(new Uri(s3.Client.GetPreSignedURL(Presigned(HttpVerb.PUT))), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(Data, await http.GetByteArrayAsync(new Uri(s3.Client.GetPreSignedURL(Presigned(HttpVerb.GET))), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task DeleteObjects_WithTheSdksDigest_Deletes()
    {
        await using var s3 = await SdkV3.StartAsync();
        foreach (var key in new[] { "a", "b&c", "d" })
        {
            await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = SdkV3.Bucket, Key = key, ContentBody = key }, TestContext.Current.CancellationToken);
        }

        var deleted = await s3.Client.DeleteObjectsAsync(
            new DeleteObjectsRequest { BucketName = SdkV3.Bucket, Objects = [new() { Key = "a" }, new() { Key = "b&c" }] }, TestContext.Current.CancellationToken);
        Assert.Equal(2, deleted.DeletedObjects.Count);
        var left = await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = SdkV3.Bucket }, TestContext.Current.CancellationToken);
        Assert.Equal("d", left.S3Objects.Single().Key);
    }

    [Fact]
    public async Task Refusals_OfTheEmulator_AreTheSdksExceptions()
    {
        await using var s3 = await SdkV3.StartAsync();
        var missing = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Client.GetObjectAsync(SdkV3.Bucket, "missing", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.NotFound, "NoSuchKey"), (missing.StatusCode, missing.ErrorCode));
        var wrong = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = SdkV3.Bucket, Key = "key", ContentBody = "hello", ChecksumSHA256 = Convert.ToBase64String(new byte[32]) }, TestContext.Current.CancellationToken));
        Assert.Equal("BadDigest", wrong.ErrorCode);
    }

    private static GetPreSignedUrlRequest Presigned(HttpVerb verb) => new()
    {
        BucketName = SdkV3.Bucket,
        Key = "presigned key",
        Verb = verb,
        Protocol = Protocol.HTTP,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
    };
}
