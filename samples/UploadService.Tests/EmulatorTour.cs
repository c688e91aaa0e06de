using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator;

namespace UploadService.Tests;

/// <summary>The pages about the emulator show these lines.</summary>
public sealed class EmulatorTour
{
    [Fact]
    public async Task Emulator_WithoutAFixture_AnswersTheSdk()
    {
        await using var s3 = await S3Emulator.StartAsync();
        using var client = s3.CreateS3Client();
        Console.WriteLine(s3.Endpoint);

        await client.PutBucketAsync("acme-data");
        await client.PutObjectAsync(new PutObjectRequest { BucketName = "acme-data", Key = "k", ContentBody = "a secret" });
        var stored = s3.Inspect("acme-data", "k");

        Assert.NotNull(stored);
        Assert.False(stored.Contains("a secret"u8));
    }

    [Fact]
    public async Task Clients_OfEveryKind_AreMadeByOneCall()
    {
        await using var s3 = await S3Emulator.StartAsync();
        using var client = s3.CreateS3Client();
        using var reader = s3.CreateS3Client(s3.AddIdentity(new S3Identity { AccessKeyId = "READER", SecretAccessKey = "s" }));
        using var anyone = s3.CreateAnonymousS3Client();
        using var kms = s3.CreateKmsClient();

        await client.PutBucketAsync("acme-data");
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => anyone.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "acme-data" }));

        Assert.Equal("AccessDenied", refusal.ErrorCode);
        Assert.Equal(0, (await reader.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "acme-data" })).KeyCount);
        Assert.NotEmpty((await kms.CreateKeyAsync(new())).KeyMetadata.KeyId);
    }
}
