using S3Seal.Emulator.Xunit;

namespace UploadService.Tests;

/// <summary>A bucket under the policy that the service's bucket has in production.</summary>
internal static class PolicyBucket
{
    private static readonly string Policy = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bucket-policy.json"));

    public static Task<TestBucket> CreateAsync(S3EmulatorFixture s3) => s3.CreateBucketAsync(Policy, writtenFor: "acme-data");
}
