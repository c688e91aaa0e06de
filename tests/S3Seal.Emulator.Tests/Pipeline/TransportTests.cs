using System.Text;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Pipeline;

public sealed class TransportTests
{
    [Fact]
    public async Task Connection_ServesManyRequests()
    {
        await using var s3 = await Sealed.StartAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        for (var turn = 0; turn < 5; turn++)
        {
            Assert.Equal(200, (await client.SendAsync(s3.Signer.Sign(s3.Request("GET", "/")))).Status);
            Assert.Equal(404, (await client.SendAsync(s3.Signer.Sign(s3.Request("HEAD", "/missing-bucket")))).Status);
        }
    }

    [Fact]
    public async Task Expect100_OfARefusedUpload_GetsTheFinalStatusAtOnce()
    {
        await using var s3 = await Sealed.StartAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        var request = s3.Signer.Sign(s3.Request("PUT", "/missing-bucket/key").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD"))
            .With("Expect", "100-continue").With("Content-Length", "1000000");
        var answer = await client.SendAsync(request);
        Assert.Equal((404, "NoSuchBucket"), (answer.Status, answer.Code));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Expect100_OfAWantedUpload_GetsTheInterimAnswer()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        var request = s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD"))
            .With("Expect", "100-continue").With("Content-Length", "5");
        Assert.Equal(100, (await client.SendAsync(request)).Status);
        await client.WriteAsync("hello"u8.ToArray());
        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Fact]
    public async Task Upload_RefusedWhileItIsSent_LeavesTheRefusalReadable()
    {
        await using var s3 = await Sealed.StartAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        var request = s3.Signer.Sign(s3.Request("PUT", "/missing-bucket/key").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
        var answer = await client.SendAsync(request.WithBody(new byte[4 * 1024 * 1024]));
        Assert.Equal((404, "NoSuchBucket"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    public async Task Connection_DroppedAnywhereInAChunkedUpload_StoresNothingAndHoldsNoMemory(string form)
    {
        const int Length = 40_000;
        await using var s3 = await Sealed.StartAsync(options => options.MemoryLimit = 2 * Length);
        var bucket = await s3.CreateBucketAsync();
        var data = new byte[Length];
        var crc = System.IO.Hashing.Crc32.HashToUInt32(data);
        var checksum = Convert.ToBase64String([(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]);
        var bytes = AwsChunks.Upload(s3.Signer, s3.Request("PUT", $"/{bucket}/key"), data, form, 8192, ("x-amz-checksum-crc32", checksum)).ToBytes();
        for (var cut = 300; cut < bytes.Length; cut += cut < bytes.Length - 300 ? 1999 : 7)
        {
            await using var client = await RawClient.ConnectAsync(s3.Emulator);
            await client.WriteAsync(bytes[..cut]);
            client.CloseWriting();
            await client.ReadAsync();
        }

        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}/key"))).Status);
        await using var whole = await RawClient.ConnectAsync(s3.Emulator);
        await whole.WriteAsync(bytes);
        Assert.Equal(200, (await whole.ReadAsync()).Status);
    }

    [Theory]
    [InlineData("sealed-bucket.localhost", "/key")]
    [InlineData("sealed-bucket.localhost:9000", "/key")]
    [InlineData("SEALED-BUCKET.s3.us-east-1.localhost", "/key")]
    [InlineData("sealed-bucket.s3.us-east-1.amazonaws.com", "/key")]
    [InlineData("sealed-bucket.s3.dualstack.us-east-1.amazonaws.com", "/key")]
    [InlineData("s3.us-east-1.amazonaws.com", "/sealed-bucket/key")]
    [InlineData("127.0.0.1", "/sealed-bucket/key")]
    [InlineData("some-host.example", "/sealed-bucket/key")]
    public async Task Host_InEitherStyle_AddressesTheBucket(string host, string path)
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var put = await s3.SendSignedAsync(new RawRequest("PUT", path).With("Host", host).WithBody("hello"));
        Assert.Equal((200, ""), (put.Status, put.Text));
        Assert.Equal("hello", (await s3.SendSignedAsync(s3.Request("GET", "/sealed-bucket/key"))).Text);
    }

    [Fact]
    public async Task Connection_DroppedAtAnyByteOfAnUpload_StoresNothing()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var bytes = s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").WithBody("hello, world")).ToBytes();
        for (var cut = 0; cut < bytes.Length; cut += cut < bytes.Length - 40 ? 37 : 1)
        {
            await using var client = await RawClient.ConnectAsync(s3.Emulator);
            await client.WriteAsync(bytes[..cut]);
            client.CloseWriting();
            await client.ReadAsync();
        }

        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}/key"))).Status);
    }

    [Fact]
    public async Task Head_OfAnError_HasNoBody()
    {
        await using var s3 = await Sealed.StartAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        var answer = await client.SendAsync(s3.Signer.Sign(s3.Request("HEAD", "/missing-bucket/key")));
        Assert.Equal(404, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Content-Length") && answer.Headers["Content-Length"] != "0");
        Assert.Equal(200, (await client.SendAsync(s3.Signer.Sign(s3.Request("GET", "/")))).Status);
    }

    [Theory]
    [InlineData(7_000, 200)]
    [InlineData(9_000, 400)]
    [InlineData(500_000, 400)]
    public async Task Headers_BeyondEightKilobytes_AreRefused(int length, int status)
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/").With("x-other", new string('a', length)));
        Assert.Equal(status, answer.Status);
        if (status != 200)
        {
            Assert.Equal(("RequestHeaderSectionTooLarge", "8192"), (answer.Code, answer.Field("MaxSizeAllowed")));
        }
    }

    [Theory]
    [InlineData(7_000, 200)]
    [InlineData(9_000, 400)]
    public async Task Query_CountsIntoTheEightKilobytes(int length, int status)
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/?prefix=" + new string('a', length)));
        Assert.Equal(status, answer.Status);
        if (status != 200)
        {
            Assert.Equal(("RequestHeaderSectionTooLarge", "8192"), (answer.Code, answer.Field("MaxSizeAllowed")));
        }
    }

    [Fact]
    public async Task Upload_ThatStalls_IsTimedOut()
    {
        await using var s3 = await Sealed.StartAsync(options => options.SlowClientTimeout = TimeSpan.FromSeconds(1));
        var bucket = await s3.CreateBucketAsync();
        await using var client = await RawClient.ConnectAsync(s3.Emulator);
        var request = s3.Signer.Sign(s3.Request("PUT", $"/{bucket}/key").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD")).With("Content-Length", "1000");
        var answer = await client.SendAsync(request.WithBody("the rest never comes"));
        Assert.Equal((400, "RequestTimeout"), (answer.Status, answer.Code));
        Assert.Equal("Your socket connection to the server was not read from or written to within the timeout period.", answer.Message);
        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}/key"))).Status);
    }

    [Fact]
    public async Task Header_InUtf8_IsTextAndSigned()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var put = await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").With("x-amz-meta-city", "Zürich").WithBody("x"));
        Assert.Equal((200, ""), (put.Status, put.Text));
    }

    [Fact]
    public async Task Https_WithItsOwnCertificate_Serves()
    {
        await using var emulator = await S3Emulator.StartAsync(new S3EmulatorOptions { Url = new Uri("https://127.0.0.1:0") }, TestContext.Current.CancellationToken);
        using var handler = new HttpClientHandler
        {
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var client = new HttpClient(handler);
        Assert.Equal("https", emulator.Endpoint.Scheme);
        var answer = await client.GetAsync(emulator.Endpoint, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("AccessDenied", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
