using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class UploadPartCopyTests
{
    [Fact]
    public async Task PartCopy_OfARange_TakesThoseBytes()
    {
        await using var s3 = await WithBucketAsync();
        var source = Pattern(100_000);
        await s3.CallAsync("PUT", $"/{Bucket}/from", source);
        var id = await s3.CreateUploadAsync("to");
        var copied = await CopyAsync(s3, id, "x-amz-copy-source-range: bytes=16380-50000");
        Assert.Equal(200, copied.Status);
        Assert.NotNull(copied.Element("LastModified"));
        Assert.Equal(200, (await s3.CompleteAsync("to", id, Part(1, copied.Element("ETag")!))).Status);
        Assert.Equal(source[16380..50001], (await s3.GetAsync("to")).Body);
    }

    [Fact]
    public async Task PartCopy_OfAWholeObject_HasItsETag()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        var id = await s3.CreateUploadAsync("to");
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", (await CopyAsync(s3, id)).Element("ETag"));
    }

    [Theory]
    [InlineData("bytes=0-", "InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy")]
    [InlineData("bytes=-3", "InvalidArgument", null)]
    [InlineData("bytes=3-2", "InvalidArgument", null)]
    [InlineData("0-3", "InvalidArgument", null)]
    [InlineData("bytes=0-5", "InvalidArgument", "Range specified is not valid for source object of size: 5")]
    [InlineData("bytes=5-6", "InvalidRequest", "The specified copy range is invalid for the source object size")]
    public async Task PartCopy_OfAWrongRange_IsRefused(string range, string code, string? message)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        var id = await s3.CreateUploadAsync("to");
        (await CopyAsync(s3, id, "x-amz-copy-source-range: " + range)).AssertError(400, code, message);
    }

    [Fact]
    public async Task PartCopy_UnderAFailingCondition_Is412()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        var id = await s3.CreateUploadAsync("to");
        (await CopyAsync(s3, id, "x-amz-copy-source-if-match: \"x\"")).AssertError(412, "PreconditionFailed", null, ("Condition", "x-amz-copy-source-If-Match"));
        (await s3.CallAsync("PUT", $"/{Bucket}/to?partNumber=1&uploadId={id}", (byte[]?)null, $"x-amz-copy-source: {Bucket}/missing")).AssertError(404, "NoSuchKey");
    }

    private static Task<RawAnswer> CopyAsync(Sealed s3, string id, params string[] headers) =>
        s3.CallAsync("PUT", $"/{Bucket}/to?partNumber=1&uploadId={id}", (byte[]?)null, [$"x-amz-copy-source: {Bucket}/from", .. headers]);
}
