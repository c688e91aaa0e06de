using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Xunit;

namespace UploadService.Tests;

/// <summary>
/// What the service is for. Red as it is written, green after <c>s3seal fix samples/UploadService</c>; explicit, so that a run
/// of all tests stays green before the fix. The tool's own tests run them against the fixed service.
/// </summary>
public sealed class AfterTheFixTests(S3EmulatorFixture s3) : IClassFixture<S3EmulatorFixture>
{
    [Fact(Explicit = true)]
    public async Task Document_Saved_IsStoredEncrypted()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        using var content = new MemoryStream("a document"u8.ToArray());

        await new DocumentStore(bucket.Client, bucket.Name).SaveAsync("plan.txt", content, "text/plain", CancellationToken.None);

        Assert.Equal("a document", await ReadAsync(bucket, "documents/plan.txt"));
    }

    [Fact(Explicit = true)]
    public async Task Document_Renamed_LivesUnderItsNewName()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        await bucket.Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = "documents/old",
            ContentBody = "a document",
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });

        await new DocumentStore(bucket.Client, bucket.Name).RenameAsync("old", "new", CancellationToken.None);

        Assert.Equal("a document", await ReadAsync(bucket, "documents/new"));
    }

    [Fact(Explicit = true)]
    public async Task Archive_SavedInParts_ReadsAsItWasWritten()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        var content = new string('x', 6 * 1024 * 1024);
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(content));

        await new ArchiveStore(bucket.Client, bucket.Name).SaveAsync("all.tar", stream, CancellationToken.None);

        Assert.Equal(content, await ReadAsync(bucket, "archives/all.tar"));
    }

    private static async Task<string> ReadAsync(TestBucket bucket, string key)
    {
        using var stored = await bucket.Client.GetObjectAsync(bucket.Name, key);
        Assert.Equal(ServerSideEncryptionMethod.AES256, stored.ServerSideEncryptionMethod);
        using var reader = new StreamReader(stored.ResponseStream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
