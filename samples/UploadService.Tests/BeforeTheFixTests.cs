using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Xunit;

namespace UploadService.Tests;

/// <summary>What the service's bucket really does to the service as it is written: what <c>s3seal check</c> says beforehand.</summary>
public sealed class BeforeTheFixTests(S3EmulatorFixture s3) : IClassFixture<S3EmulatorFixture>
{
    [Fact]
    public async Task Document_SavedWithoutEncryption_IsDenied()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        using var content = new MemoryStream("a document"u8.ToArray());

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            new DocumentStore(bucket.Client, bucket.Name).SaveAsync("plan.txt", content, "text/plain", CancellationToken.None));

        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (refusal.StatusCode, refusal.ErrorCode));
        await AssertEmptyAsync(bucket);
    }

    [Fact]
    public async Task Document_Renamed_IsDeniedThoughTheSourceIsEncrypted()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        await bucket.Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = "documents/old",
            ContentBody = "a document",
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            new DocumentStore(bucket.Client, bucket.Name).RenameAsync("old", "new", CancellationToken.None));

        Assert.Equal("AccessDenied", refusal.ErrorCode);
    }

    [Fact]
    public async Task Archive_StartedWithoutEncryption_IsDenied()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        using var content = new MemoryStream(new byte[6 * 1024 * 1024]);

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            new ArchiveStore(bucket.Client, bucket.Name).SaveAsync("all.tar", content, CancellationToken.None));

        Assert.Equal("AccessDenied", refusal.ErrorCode);
        await AssertEmptyAsync(bucket);
    }

    private static async Task AssertEmptyAsync(TestBucket bucket) =>
        Assert.Equal(0, (await bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket.Name })).KeyCount);
}
