using System.Net;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Hosting;

public sealed class S3EmulatorTests
{
    [Fact]
    public async Task Start_OnAFreePort_AnswersHealth()
    {
        await using var emulator = await S3Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var answer = await client.GetAsync(new Uri(emulator.Endpoint, "/_s3seal/health"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("127.0.0.1", emulator.Endpoint.Host);
    }

    [Fact]
    public async Task EveryAnswer_Carries_IdsDateAndServer()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/missing-bucket/key"));
        Assert.Equal(404, answer.Status);
        Assert.Equal("NoSuchBucket", answer.Code);
        Assert.Equal("missing-bucket", answer.Field("BucketName"));
        Assert.Equal(answer.Headers["x-amz-request-id"], answer.Field("RequestId"));
        Assert.Equal(answer.Headers["x-amz-id-2"], answer.Field("HostId"));
        Assert.Equal("AmazonS3", answer.Headers["Server"]);
        Assert.Equal(s3.Clock.GetUtcNow().ToString("r"), answer.Headers["Date"]);
    }
}
