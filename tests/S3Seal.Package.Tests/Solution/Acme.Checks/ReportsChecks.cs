using System.Net;
using Acme.Service;
using Acme.Storage;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Xunit;
using Xunit;

namespace Acme.Checks;

public sealed class ReportsChecks(S3EmulatorFixture emulator) : IClassFixture<S3EmulatorFixture>
{
    [Fact]
    public async Task EveryUpload_UnderTheStrictPolicy_IsLetThrough()
    {
        var bucket = await StrictBucketAsync();
        var store = new DocumentStore(emulator.Client, bucket.Name);
        var reports = new Reports(emulator.Client, store, bucket.Name);
        var folder = Directory.CreateTempSubdirectory("acme-").FullName;
        var file = Path.Combine(folder, "quarter.txt");
        await File.WriteAllTextAsync(file, "figures", TestContext.Current.CancellationToken);

        await store.MarkAsync("reports");
        await reports.SaveAsync("q1", "first quarter");
        await store.RenameAsync("reports/q1", "reports/first", TestContext.Current.CancellationToken);
        await reports.PublishAsync(file, "reports/quarter.txt", TestContext.Current.CancellationToken);
        await reports.AssembleAsync("reports/whole", ["a part"]);
        await reports.ArchiveAsync("reports/whole");

        foreach (var key in (string[])["reports/", "reports/first", "reports/quarter.txt", "all/quarter.txt", "reports/whole", "archive/reports/whole"])
        {
            var stored = await emulator.Client.GetObjectMetadataAsync(bucket.Name, key, TestContext.Current.CancellationToken);
            Assert.Equal(ServerSideEncryptionMethod.AES256, stored.ServerSideEncryptionMethod);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AnUploadWithoutEncryption_IsRefused()
    {
        var bucket = await StrictBucketAsync();

        var refused = await Assert.ThrowsAsync<AmazonS3Exception>(() => emulator.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket.Name, Key = "plain", ContentBody = "x" }, TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<TestBucket> StrictBucketAsync() =>
        await emulator.CreateBucketAsync(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "strict-policy.json"), TestContext.Current.CancellationToken),
            writtenFor: "acme",
            TestContext.Current.CancellationToken);
}
