using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Storage;

public sealed class MemoryLimitTests
{
    private const int Limit = 1_000_000;

    [Fact]
    public async Task Put_PastTheLimit_IsToldToSlowDownAndStoresNothing()
    {
        await using var s3 = await WithBucketAsync(configure: options => options.MemoryLimit = Limit);
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}/a", Pattern(600_000))).Status);
        (await s3.CallAsync("PUT", $"/{Bucket}/b", Pattern(600_000))).AssertError(
            503, "SlowDown", $"Please reduce your request rate. The emulator's storage limit of {Limit} bytes is reached.");
        (await s3.CallAsync("PUT", $"/{Bucket}/b", (byte[]?)null, $"x-amz-copy-source: {Bucket}/a")).AssertError(503, "SlowDown");
        (await s3.GetAsync("b")).AssertError(404, "NoSuchKey");
        await s3.DeleteAsync("a");
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}/b", Pattern(600_000))).Status);
    }

    [Fact]
    public async Task Put_OfVeryManyEmptyObjects_ReachesTheLimitToo()
    {
        await using var s3 = await WithBucketAsync(configure: options => options.MemoryLimit = 20_000);
        var status = 200;
        var count = 0;
        for (; status == 200 && count < 30; count++)
        {
            status = (await s3.PutAsync($"k{count}", "")).Status;
        }

        Assert.Equal(503, status);
        await s3.DeleteAsync("k0");
        await s3.DeleteAsync("k1");
        Assert.Equal(200, (await s3.PutAsync("again", "")).Status);
    }

    [Fact]
    public void Limit_ByDefault_IsHalfOfTheMemory() =>
        Assert.Equal(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, new Emulator.Storage.InMemoryStore().ByteLimit);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_385)]
    [InlineData(399_999)]
    public async Task Upload_DroppedAnywhere_LeavesNothingVisibleAndNothingReserved(int sent)
    {
        await using var s3 = await WithBucketAsync(configure: options => options.MemoryLimit = Limit);
        var id = await s3.CreateUploadAsync("m");
        var body = Pattern(400_000);
        foreach (var target in new[] { $"/{Bucket}/k", $"/{Bucket}/m?partNumber=1&uploadId={id}" })
        {
            for (var round = 0; round < 6; round++)
            {
                var bytes = s3.Signer.Sign(s3.Request("PUT", target).WithBody(body)).ToBytes();
                await using var client = await RawClient.ConnectAsync(s3.Emulator);
                await client.WriteAsync(bytes[..^(body.Length - sent)]);
                client.CloseWriting();
                Assert.True((await client.ReadAsync()).Status is 0 or 400);
            }
        }

        (await s3.GetAsync("k")).AssertError(404, "NoSuchKey");
        Assert.Empty((await s3.GetAsync("m?uploadId=" + id)).Elements("Part"));
        Assert.Equal(0, s3.Emulator.Store.StoredBytes);

        // Would not fit if the dropped uploads still counted.
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}/k", Pattern(900_000))).Status);
    }

    [Fact]
    public async Task Upload_DroppedAtEveryByteOfItsHead_LeavesNothing()
    {
        await using var s3 = await WithBucketAsync();
        var bytes = s3.Signer.Sign(s3.Request("PUT", $"/{Bucket}/k").WithBody("hello")).ToBytes();
        for (var length = 1; length < bytes.Length; length += length > bytes.Length - 10 ? 1 : 13)
        {
            await using var client = await RawClient.ConnectAsync(s3.Emulator);
            await client.WriteAsync(bytes[..length]);
            client.CloseWriting();
            var answer = await client.ReadAsync();
            Assert.True(answer.Status is 0 or 400, $"{length}: {answer.Status}");
        }

        (await s3.GetAsync("k")).AssertError(404, "NoSuchKey");
    }
}
