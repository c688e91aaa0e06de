using CsCheck;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class RangeTests
{
    [Theory]
    [InlineData("bytes=0-0", 206, "0", "bytes 0-0/10")]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-30", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=5-500", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=5-99999999999999999999", 200, "0123456789", null)]
    [InlineData("bytes=4-2", 200, "0123456789", null)]
    [InlineData("bytes=-", 200, "0123456789", null)]
    [InlineData("bytes=a-b", 200, "0123456789", null)]
    [InlineData("0-3", 200, "0123456789", null)]
    [InlineData("lines=0-3", 200, "0123456789", null)]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", null)]
    public async Task Get_OfARange_IsTheSlice(string range, int status, string body, string? contentRange)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "0123456789");
        var get = await s3.GetAsync("k", "Range: " + range);
        var head = await s3.HeadAsync("k", "Range: " + range);
        Assert.Equal((status, body, contentRange), (get.Status, get.Text, get.Header("Content-Range")));
        Assert.Equal((status, $"{body.Length}", contentRange), (head.Status, head.Header("Content-Length"), head.Header("Content-Range")));
    }

    [Theory]
    [InlineData("0123456789", "bytes=10-")]
    [InlineData("0123456789", "bytes=10-12")]
    [InlineData("0123456789", "bytes=-0")]
    [InlineData("", "bytes=0-")]
    public async Task Get_OfARangeOutside_Is416(string body, string range)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", body);
        var get = await s3.GetAsync("k", "Range: " + range);
        get.AssertError(416, "InvalidRange", "The requested range is not satisfiable", ("RangeRequested", range), ("ActualObjectSize", $"{body.Length}"));
        Assert.Equal($"bytes */{body.Length}", get.Header("Content-Range"));
        Assert.Equal(416, (await s3.HeadAsync("k", "Range: " + range)).Status);
    }

    [Fact]
    public async Task Get_OfAnyRangeOfAnyObject_EqualsTheSlice()
    {
        await using var s3 = await WithBucketAsync();
        var bytes = Pattern(200_000);
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}/single", bytes)).Status);
        var multipart = Pattern((5 * 1024 * 1024) + 70_001, seed: 7);
        await UploadAsync(s3, "multi", multipart[..(5 * 1024 * 1024)], multipart[(5 * 1024 * 1024)..]);
        await Gen.Select(Gen.Bool, Gen.Double[0, 1], Gen.Int[1, 60_000]).SampleAsync(async (whole, place, length) =>
        {
            var (key, source) = whole ? ("single", bytes) : ("multi", multipart);
            var first = Math.Min((int)(place * source.Length), source.Length - 1);
            var last = Math.Min(first + length - 1, source.Length - 1);
            var get = await s3.GetAsync(key, $"Range: bytes={first}-{last}");
            Assert.Equal(206, get.Status);
            Assert.True(source.AsSpan(first, last - first + 1).SequenceEqual(get.Body));
        }, iter: 60, threads: 2);
        Assert.Equal(multipart[(5 * 1024 * 1024 - 3)..(5 * 1024 * 1024 + 3)], (await s3.GetAsync("multi", $"Range: bytes={5 * 1024 * 1024 - 3}-{5 * 1024 * 1024 + 2}")).Body);
    }

    [Fact]
    public async Task IfRange_ThatDoesNotHold_GivesTheWhole()
    {
        await using var s3 = await WithBucketAsync();
        var etag = (await s3.PutAsync("k", "0123456789")).Header("ETag");
        Assert.Equal(206, (await s3.GetAsync("k", "Range: bytes=0-1", "If-Range: " + etag)).Status);
        Assert.Equal(200, (await s3.GetAsync("k", "Range: bytes=0-1", "If-Range: \"other\"")).Status);
    }

    [Fact]
    public async Task PartNumber_OfASingleUpload_IsOneOnly()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "0123456789");
        var one = await s3.GetAsync("k?partNumber=1");
        Assert.Equal((206, "bytes 0-9/10"), (one.Status, one.Header("Content-Range")));
        Assert.Null(one.Header("x-amz-mp-parts-count"));
        (await s3.GetAsync("k?partNumber=2")).AssertError(
            416, "InvalidPartNumber", "The requested partnumber is not satisfiable", ("ActualPartCount", "1"), ("PartNumberRequested", "2"));
        (await s3.GetAsync("k?partNumber=0")).AssertError(
            400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive", ("ArgumentName", "partNumber"), ("ArgumentValue", "0"));
        (await s3.GetAsync("k?partNumber=1", "Range: bytes=0-1")).AssertError(
            400, "InvalidRequest", "Cannot specify both Range header and partNumber query parameter");
    }

    internal static async Task UploadAsync(Sealed s3, string key, params byte[][] parts)
    {
        var id = await s3.CreateUploadAsync(key);
        var list = "";
        for (var index = 0; index < parts.Length; index++)
        {
            list += Part(index + 1, (await s3.PutPartAsync(key, id, index + 1, parts[index])).Header("ETag")!);
        }

        Assert.Equal(200, (await s3.CompleteAsync(key, id, list)).Status);
    }
}
