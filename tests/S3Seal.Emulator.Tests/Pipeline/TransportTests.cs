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
