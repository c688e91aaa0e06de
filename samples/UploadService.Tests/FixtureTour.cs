using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Xunit;

namespace UploadService.Tests.Tour;

/// <summary>The pages about the fixture show these lines.</summary>
public sealed class UploadTests(S3EmulatorFixture s3) : IClassFixture<S3EmulatorFixture>
{
    [Fact]
    public async Task Upload_WithoutEncryption_IsDenied()
    {
        var policy = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "bucket-policy.json"));
        var bucket = await s3.CreateBucketAsync(policy, writtenFor: "acme-data");

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => bucket.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket.Name, Key = "k", ContentBody = "text" }));

        Assert.Equal("AccessDenied", refusal.ErrorCode);
        var entry = s3.Emulator.Journal.Last(entry => entry.Bucket == bucket.Name);
        Assert.Contains("DenyObjectsThatAreNotSSES3", Assert.Single(entry.Decisions, decision => !decision.Allowed).Explanation, StringComparison.Ordinal);
    }
}
