using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Seal.Tool.Tests.Commands;

public sealed class ServeCommandTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Serve_Signal_StopsCleanly(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are a Unix matter");
        await using var served = await ServedProcess.StartAsync();

        var (code, rest) = await served.StopAsync(signal);

        Assert.Equal((0, string.Empty), (code, rest));
    }

    [Fact]
    public async Task Serve_Default_AnswersTheKeyPairTest()
    {
        await using var served = await ServedProcess.StartAsync();
        using var client = Client(served, "test", "test", "us-east-1");

        await client.PutBucketAsync("bucket", TestContext.Current.CancellationToken);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "text" }, TestContext.Current.CancellationToken);

        var stored = await client.GetObjectMetadataAsync("bucket", "k", TestContext.Current.CancellationToken);
        Assert.Equal(ServerSideEncryptionMethod.AES256, stored.ServerSideEncryptionMethod);
    }

    [Fact]
    public async Task Serve_Config_DecidesRegionIdentitiesAndKmsKeys()
    {
        var config = Path.Combine(Sample.NewFolder().FullName, "serve.json");
        await File.WriteAllTextAsync(config, """
            {
              "region": "eu-central-1",
              "identities": [
                {"accessKeyId": "OWNER", "secretAccessKey": "s1", "account": "111122223333"},
                {"accessKeyId": "READER", "secretAccessKey": "s2", "account": "111122223333", "arn": "arn:aws:iam::111122223333:user/reader",
                 "identityPolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}}
              ],
              "kmsKeys": [{"account": "111122223333", "keyId": "11112222-3333-4444-5555-666677778888", "alias": "alias/mine"}]
            }
            """, TestContext.Current.CancellationToken);
        await using var served = await ServedProcess.StartAsync("--config", config);
        using var owner = Client(served, "OWNER", "s1", "eu-central-1");
        using var reader = Client(served, "READER", "s2", "eu-central-1");

        await owner.PutBucketAsync(new PutBucketRequest { BucketName = "bucket", BucketRegionName = "eu-central-1" }, TestContext.Current.CancellationToken);
        var put = await owner.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = "bucket",
                Key = "k",
                ContentBody = "text",
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
                ServerSideEncryptionKeyManagementServiceKeyId = "alias/mine",
            },
            TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            reader.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k2", ContentBody = "text" }, TestContext.Current.CancellationToken));

        Assert.Equal("arn:aws:kms:eu-central-1:111122223333:key/11112222-3333-4444-5555-666677778888", put.ServerSideEncryptionKeyManagementServiceKeyId);
        Assert.Equal("AccessDenied", refusal.ErrorCode);
    }

    [Fact]
    public async Task Serve_BadConfig_StopsTheStartWithItsPath()
    {
        var config = Path.Combine(Sample.NewFolder().FullName, "serve.json");
        await File.WriteAllTextAsync(config, """{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"1"}]}""", TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync("serve", "--urls", "http://127.0.0.1:0", "--config", config);

        Assert.Equal(2, run.Code);
        Assert.Contains("$.identities[0].account", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("nowhere")]
    [InlineData("http://203.0.113.1:1")]
    public async Task Serve_AddressThatCannotBe_EndsWithTwo(string url)
    {
        var run = await ToolRun.OfAsync("serve", "--urls", url);

        Assert.Equal(2, run.Code);
        Assert.Contains(url, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PortInUse_EndsWithTwo()
    {
        await using var served = await ServedProcess.StartAsync();

        var run = await ToolRun.OfAsync("serve", "--urls", served.Endpoint.GetLeftPart(UriPartial.Authority));

        Assert.Equal(2, run.Code);
        Assert.Contains("cannot listen", run.Error, StringComparison.Ordinal);
    }

    private static AmazonS3Client Client(ServedProcess served, string key, string secret, string region) => new(
        new BasicAWSCredentials(key, secret),
        new AmazonS3Config { ServiceURL = served.Endpoint.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = region, MaxErrorRetry = 0 });
}
