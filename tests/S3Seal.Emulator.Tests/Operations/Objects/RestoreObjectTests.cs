using Amazon.S3;
using Amazon.S3.Model;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class RestoreObjectTests
{
    private const string OneDay = "<RestoreRequest><Days>1</Days></RestoreRequest>";

    [Fact]
    public async Task Restore_WithTheSdk_MakesTheObjectReadableForItsDays()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "x-amz-storage-class: DEEP_ARCHIVE");
        var restored = await s3.Client.RestoreObjectAsync(
            new RestoreObjectRequest { BucketName = Bucket, Key = "k", Days = 2, RetrievalTier = GlacierJobTier.Standard }, TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)restored.HttpStatusCode);
        var read = await s3.GetAsync("k");
        var expiry = s3.Clock.GetUtcNow().AddDays(2).Date.AddDays(1);
        Assert.Equal(("hello", $"ongoing-request=\"false\", expiry-date=\"{expiry:r}\""), (read.Text, read.Header("x-amz-restore")));
        Assert.Equal("DEEP_ARCHIVE", read.Header("x-amz-storage-class"));
        s3.Clock.Advance(TimeSpan.FromDays(3));
        (await s3.GetAsync("k")).AssertError(403, "InvalidObjectState");
    }

    [Fact]
    public async Task Restore_Again_ExtendsWith200()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "x-amz-storage-class: GLACIER");
        Assert.Equal(202, (await s3.CallAsync("POST", $"/{Bucket}/k?restore", OneDay)).Status);
        Assert.Equal(200, (await s3.CallAsync("POST", $"/{Bucket}/k?restore", OneDay)).Status);
    }

    [Fact]
    public async Task Restore_OfAStandardObject_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        (await s3.CallAsync("POST", $"/{Bucket}/k?restore", OneDay))
            .AssertError(403, "InvalidObjectState", "Restore is not allowed for the object's current storage class", ("StorageClass", "STANDARD"));
    }

    [Theory]
    [InlineData("<RestoreRequest/>", 400, "MalformedXML")]
    [InlineData("<RestoreRequest><Days>no</Days></RestoreRequest>", 400, "MalformedXML")]
    [InlineData("<RestoreRequest><Days>0</Days></RestoreRequest>", 400, "InvalidArgument")]
    [InlineData("<RestoreRequest><Days>1</Days><GlacierJobParameters><Tier>Fast</Tier></GlacierJobParameters></RestoreRequest>", 400, "MalformedXML")]
    [InlineData("<RestoreRequest><Days>1</Days><GlacierJobParameters><Tier>Expedited</Tier></GlacierJobParameters></RestoreRequest>", 400, "InvalidArgument")]
    [InlineData("<RestoreRequest><Type>SELECT</Type></RestoreRequest>", 501, "NotImplemented")]
    [InlineData("<Other><Days>1</Days></Other>", 400, "MalformedXML")]
    public async Task Restore_OfAWrongDocument_IsRefused(string document, int status, string code)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "x-amz-storage-class: DEEP_ARCHIVE");
        (await s3.CallAsync("POST", $"/{Bucket}/k?restore", document)).AssertError(status, code);
    }

    [Fact]
    public async Task Restore_OfAMissingKey_IsNotFound()
    {
        await using var s3 = await WithBucketAsync();
        (await s3.CallAsync("POST", $"/{Bucket}/k?restore", OneDay)).AssertError(404, "NoSuchKey");
    }

    [Fact]
    public async Task Select_IsRefusedByName()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        (await s3.CallAsync("POST", $"/{Bucket}/k?select&select-type=2", "<SelectObjectContentRequest/>"))
            .AssertError(501, "NotImplemented", null, ("Operation", "SelectObjectContent"));
        (await s3.CallAsync("PUT", $"/{Bucket}/k?renameObject")).AssertError(501, "NotImplemented", null, ("Operation", "RenameObject"));
        (await s3.GetAsync("k?torrent")).AssertError(501, "NotImplemented", null, ("Operation", "GetObjectTorrent"));
    }
}
