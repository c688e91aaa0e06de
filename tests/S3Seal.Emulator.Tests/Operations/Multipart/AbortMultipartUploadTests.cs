using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class AbortMultipartUploadTests
{
    [Fact]
    public async Task Abort_RemovesThePartsOnce()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        await s3.PutPartAsync("k", id, 1, Pattern(100_000));
        Assert.Equal(204, (await s3.DeleteAsync("k?uploadId=" + id)).Status);
        Assert.Equal(0, s3.Emulator.Store.StoredBytes);
        (await s3.DeleteAsync("k?uploadId=" + id)).AssertError(404, "NoSuchUpload", null, ("UploadId", id));
        (await s3.GetAsync("k?uploadId=" + id)).AssertError(404, "NoSuchUpload");
    }

    [Fact]
    public async Task Bucket_WithOpenUploadsOnly_IsDeleted()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        await s3.PutPartAsync("k", id, 1, Pattern(10));
        Assert.Equal(204, (await s3.CallAsync("DELETE", "/" + Bucket)).Status);
        Assert.Equal(0, s3.Emulator.Store.StoredBytes);
    }
}
