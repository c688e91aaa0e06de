using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Xunit;

[assembly: AssemblyFixture(typeof(S3EmulatorFixture))]

namespace S3Seal.Emulator.Xunit.Tests;

/// <summary>One emulator for the assembly, told apart from the class's own.</summary>
public sealed class AssemblyFixtureTests(S3EmulatorFixture s3)
{
    [Fact]
    public async Task Bucket_OfTheAssemblysEmulator_Works()
    {
        var bucket = await s3.CreateBucketAsync();

        await bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "k", ContentBody = "text" });

        Assert.Equal(["k"], (await bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket.Name })).S3Objects.Select(item => item.Key));
    }
}

/// <summary>What a test class sees of its fixture.</summary>
public sealed class FixtureTests(FixtureTests.InFrankfurt s3) : IClassFixture<FixtureTests.InFrankfurt>
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Sid": "DenyObjectsThatAreNotSSES3",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": "arn:aws:s3:::acme-data/*",
            "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }
          }]
        }
        """;

    [Fact]
    public async Task CreateBucket_Twice_GivesTwoBuckets()
    {
        var first = await s3.CreateBucketAsync();
        var second = await s3.CreateBucketAsync();

        Assert.NotEqual(first.Name, second.Name);
        await first.Client.PutObjectAsync(new PutObjectRequest { BucketName = first.Name, Key = "k", ContentBody = "text" });
        var listed = await second.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = second.Name });
        Assert.Equal(0, listed.KeyCount);
    }

    [Fact]
    public async Task Policy_WrittenForAnotherBucket_HoldsForTheTestsOwn()
    {
        var bucket = await s3.CreateBucketAsync(Policy, writtenFor: "acme-data");

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "k", ContentBody = "text" }));
        var accepted = await bucket.Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = "k",
            ContentBody = "text",
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });

        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (refusal.StatusCode, refusal.ErrorCode));
        Assert.Equal(ServerSideEncryptionMethod.AES256, accepted.ServerSideEncryptionMethod);
    }

    [Fact]
    public async Task Buckets_InParallel_DoNotMeet()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var bucket = await s3.CreateBucketAsync();
            await bucket.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = $"k{number}", ContentBody = "text" });
            var listed = await bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket.Name });
            return (bucket.Name, Key: Assert.Single(listed.S3Objects).Key, Wanted: $"k{number}");
        }));

        Assert.All(names, item => Assert.Equal(item.Wanted, item.Key));
        Assert.Equal(20, names.Select(item => item.Name).Distinct().Count());
    }

    [Fact]
    public void Options_Overridden_AreUsed() => Assert.Equal("eu-central-1", s3.Emulator.Region);

    [Fact]
    public void Emulator_BeforeTheStart_IsRefusedWithAReason()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => new S3EmulatorFixture().Client);

        Assert.Contains("IClassFixture", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A fixture with a set-up of its own.</summary>
    public sealed class InFrankfurt : S3EmulatorFixture
    {
        protected override S3EmulatorOptions CreateOptions() => new() { Region = "eu-central-1" };
    }
}
