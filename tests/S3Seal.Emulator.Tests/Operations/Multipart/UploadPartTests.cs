using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class UploadPartTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    [InlineData("-1")]
    [InlineData("one")]
    public async Task Part_OfAWrongNumber_IsRefused(string number)
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        (await s3.CallAsync("PUT", $"/{Bucket}/k?partNumber={number}&uploadId={id}", "x")).AssertError(
            400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive", ("ArgumentName", "partNumber"), ("ArgumentValue", number));
    }

    [Fact]
    public async Task Part_OfAnUnknownUpload_IsNotFound()
    {
        await using var s3 = await WithBucketAsync();
        (await s3.PutPartAsync("k", "nonsense", 1, Pattern(3))).AssertError(
            404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", ("UploadId", "nonsense"));
    }

    [Fact]
    public async Task Part_UploadedAgain_ReplacesTheFirst()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        var first = (await s3.PutPartAsync("k", id, 1, Pattern(10))).Header("ETag")!;
        var second = (await s3.PutPartAsync("k", id, 1, Pattern(20, 9))).Header("ETag")!;
        (await s3.CompleteAsync("k", id, Part(1, first))).AssertError(400, "InvalidPart");
        Assert.Equal(200, (await s3.CompleteAsync("k", id, Part(1, second))).Status);
        Assert.Equal(Pattern(20, 9), (await s3.GetAsync("k")).Body);
    }

    [Fact]
    public async Task Part_WithAWrongDigest_IsNotKept()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        (await s3.PutPartAsync("k", id, 1, Pattern(10), "Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==")).AssertError(400, "BadDigest");
        Assert.Empty((await s3.GetAsync("k?uploadId=" + id)).Elements("Part"));
    }

    [Fact]
    public async Task Parts_Unlisted_AreDiscarded()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        await s3.PutPartAsync("k", id, 1, Pattern(100_000));
        var kept = (await s3.PutPartAsync("k", id, 5, Pattern(10))).Header("ETag")!;
        Assert.Equal(200, (await s3.CompleteAsync("k", id, Part(5, kept))).Status);
        Assert.Equal(Pattern(10), (await s3.GetAsync("k")).Body);
        Assert.InRange(s3.Emulator.Store.StoredBytes, 10, 1000);
    }
}
