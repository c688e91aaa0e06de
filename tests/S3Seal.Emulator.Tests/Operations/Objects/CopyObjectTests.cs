using Amazon.S3.Model;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class CopyObjectTests
{
    [Fact]
    public async Task Copy_WithTheSdk_TakesBytesAndMetadataAlong()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello", "x-amz-meta-colour: blue", "Content-Type: text/plain", "x-amz-tagging: a=1", "x-amz-storage-class: STANDARD_IA", "x-amz-website-redirect-location: /x");
        var copy = await s3.Client.CopyObjectAsync(Bucket, "from", Bucket, "to", TestContext.Current.CancellationToken);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", copy.ETag);
        Assert.Equal("AES256", copy.ServerSideEncryptionMethod.Value);
        var read = await s3.GetAsync("to");
        Assert.Equal(("hello", "blue", "text/plain", "1"), (read.Text, read.Header("x-amz-meta-colour"), read.Header("Content-Type"), read.Header("x-amz-tagging-count")));
        Assert.Null(read.Header("x-amz-storage-class"));
        Assert.Null(read.Header("x-amz-website-redirect-location"));
    }

    [Fact]
    public async Task Copy_WithReplace_TakesTheRequestsMetadataOnly()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello", "x-amz-meta-colour: blue", "Content-Type: text/plain", "Cache-Control: no-cache", "x-amz-tagging: a=1&b=2");
        await CopyAsync(s3, "to", "from", "x-amz-metadata-directive: REPLACE", "x-amz-meta-size: big", "x-amz-tagging-directive: REPLACE", "x-amz-tagging: c=3");
        var read = await s3.HeadAsync("to");
        Assert.Equal((null, "big", "binary/octet-stream", null, "1"),
            (read.Header("x-amz-meta-colour"), read.Header("x-amz-meta-size"), read.Header("Content-Type"), read.Header("Cache-Control"), read.Header("x-amz-tagging-count")));
    }

    [Theory]
    [InlineData("objects/from")]
    [InlineData("/objects/from")]
    [InlineData("objects%2Ffrom")]
    [InlineData("/objects/fr%6Fm")]
    public async Task Copy_OfAnySpelling_FindsTheSource(string source)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}/to", (byte[]?)null, "x-amz-copy-source: " + source)).Status);
        Assert.Equal("hello", (await s3.GetAsync("to")).Text);
    }

    [Theory]
    [InlineData("objects", "Invalid copy source object key")]
    [InlineData("objects/", "Invalid copy source object key")]
    [InlineData("//from", "Invalid copy source bucket name")]
    [InlineData("objects/from?versionId=", "Version id cannot be the empty string")]
    public async Task Copy_OfAMalformedSource_IsRefused(string source, string message)
    {
        await using var s3 = await WithBucketAsync();
        (await s3.CallAsync("PUT", $"/{Bucket}/to", (byte[]?)null, "x-amz-copy-source: " + source))
            .AssertError(400, "InvalidArgument", message, ("ArgumentName", "x-amz-copy-source"), ("ArgumentValue", source));
    }

    [Fact]
    public async Task Copy_OfWhatIsNotThere_IsNotFound()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        (await CopyAsync(s3, "to", "missing")).AssertError(404, "NoSuchKey", null, ("Key", "missing"));
        (await s3.CallAsync("PUT", $"/{Bucket}/to", (byte[]?)null, "x-amz-copy-source: nowhere/k")).AssertError(404, "NoSuchBucket", null, ("BucketName", "nowhere"));
        var id = (await s3.PutAsync("k", "1")).Header("x-amz-version-id");
        await s3.DeleteAsync($"k?versionId={id}");
        (await CopyAsync(s3, "to", $"k?versionId={id}")).AssertError(404, "NoSuchVersion");
    }

    [Fact]
    public async Task Copy_OfADeleteMarker_IsRefused()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        await s3.PutAsync("k", "1");
        var marker = (await s3.DeleteAsync("k")).Header("x-amz-version-id");
        (await CopyAsync(s3, "to", "k")).AssertError(404, "NoSuchKey");
        (await CopyAsync(s3, "to", $"k?versionId={marker}"))
            .AssertError(400, "InvalidRequest", "The source of a copy request may not specifically refer to a delete marker by version id.");
    }

    [Fact]
    public async Task Copy_OfAnOlderVersionOntoItself_MakesItCurrent()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var first = (await s3.PutAsync("k", "first")).Header("x-amz-version-id");
        var second = (await s3.PutAsync("k", "second")).Header("x-amz-version-id");
        var copy = await CopyAsync(s3, "k", $"k?versionId={first}");
        Assert.Equal((200, first), (copy.Status, copy.Header("x-amz-copy-source-version-id")));
        Assert.NotNull(copy.Header("x-amz-version-id"));
        Assert.Equal("first", (await s3.GetAsync("k")).Text);
        (await CopyAsync(s3, "k", $"k?versionId={copy.Header("x-amz-version-id")}")).AssertError(400, "InvalidRequest");
        Assert.Equal("second", (await s3.GetAsync($"k?versionId={second}")).Text);
    }

    [Fact]
    public async Task Copy_OntoItselfWithoutChange_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        (await CopyAsync(s3, "k", "k")).AssertError(
            400, "InvalidRequest", "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        foreach (var change in new[] { "x-amz-metadata-directive: REPLACE", "x-amz-storage-class: STANDARD", "x-amz-server-side-encryption: AES256", "x-amz-website-redirect-location: /y" })
        {
            Assert.Equal((change, 200), (change, (await CopyAsync(s3, "k", "k", change)).Status));
        }
    }

    [Theory]
    [InlineData("x-amz-metadata-directive: MERGE", "InvalidArgument", "Unknown metadata directive.")]
    [InlineData("x-amz-tagging-directive: MERGE", "InvalidArgument", "Unknown tagging directive.")]
    [InlineData("x-amz-checksum-algorithm: ADLER", "InvalidRequest", "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")]
    public async Task Copy_WithAWrongWord_IsRefused(string header, string code, string message)
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        (await CopyAsync(s3, "to", "from", header)).AssertError(400, code, message);
        Assert.Equal(404, (await s3.GetAsync("to")).Status);
    }

    [Theory]
    [InlineData(200, null, "x-amz-copy-source-if-match: E")]
    [InlineData(412, "x-amz-copy-source-If-Match", "x-amz-copy-source-if-match: other")]
    [InlineData(412, "x-amz-copy-source-If-None-Match", "x-amz-copy-source-if-none-match: E")]
    [InlineData(412, "x-amz-copy-source-If-Modified-Since", "x-amz-copy-source-if-modified-since: A")]
    [InlineData(412, "x-amz-copy-source-If-Unmodified-Since", "x-amz-copy-source-if-unmodified-since: B")]
    [InlineData(200, null, "x-amz-copy-source-if-match: E", "x-amz-copy-source-if-unmodified-since: B")]
    [InlineData(412, "x-amz-copy-source-If-None-Match", "x-amz-copy-source-if-none-match: E", "x-amz-copy-source-if-modified-since: B")]
    [InlineData(200, null, "x-amz-copy-source-if-modified-since: F")]
    public async Task Copy_UnderConditions_AnswersAsS3Does(int status, string? failing, params string[] conditions)
    {
        await using var s3 = await WithBucketAsync();
        var written = s3.Clock.GetUtcNow();
        await s3.PutAsync("from", "hello");
        s3.Clock.Advance(TimeSpan.FromMinutes(5));
        string Spell(string condition) => condition[^3..] switch
        {
            ": E" => condition[..^1] + "\"5d41402abc4b2a76b9719d911017c592\"",
            ": A" => condition[..^1] + written.AddMinutes(1).ToString("r"),
            ": B" => condition[..^1] + written.AddMinutes(-1).ToString("r"),
            ": F" => condition[..^1] + written.AddDays(1).ToString("r"),
            _ => condition,
        };
        var copy = await CopyAsync(s3, "to", "from", [.. conditions.Select(Spell)]);
        Assert.Equal((status, failing), (copy.Status, status == 412 ? copy.Field("Condition") : null));
    }

    [Fact]
    public async Task Copy_UnderAWriteCondition_ComparesTheTarget()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello");
        Assert.Equal(200, (await CopyAsync(s3, "to", "from", "If-None-Match: *")).Status);
        (await CopyAsync(s3, "to", "from", "If-None-Match: *")).AssertError(412, "PreconditionFailed", null, ("Condition", "If-None-Match"));
    }

    [Fact]
    public async Task Copy_KeepsTheChecksumsAlgorithm_AndRecomputesAnother()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello", "x-amz-checksum-sha256: LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        var kept = await CopyAsync(s3, "kept", "from");
        Assert.Equal(("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", "FULL_OBJECT"), (kept.Element("ChecksumSHA256"), kept.Element("ChecksumType")));
        var other = await CopyAsync(s3, "other", "from", "x-amz-checksum-algorithm: CRC32");
        Assert.Equal("NhCmhg==", other.Element("ChecksumCRC32"));
        Assert.Equal("NhCmhg==", (await s3.HeadAsync("other", "x-amz-checksum-mode: ENABLED")).Header("x-amz-checksum-crc32"));
    }

    [Fact]
    public async Task Copy_OfAnArchivedObject_IsRefusedUntilRestored()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("from", "hello", "x-amz-storage-class: GLACIER");
        (await CopyAsync(s3, "to", "from")).AssertError(403, "InvalidObjectState", "Operation is not valid for the source object's storage class", ("StorageClass", "GLACIER"));
        await s3.Client.RestoreObjectAsync(new RestoreObjectRequest { BucketName = Bucket, Key = "from", Days = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await CopyAsync(s3, "to", "from")).Status);
    }

    private static Task<RawAnswer> CopyAsync(Sealed s3, string to, string from, params string[] headers) =>
        s3.CallAsync("PUT", $"/{Bucket}/{to}", (byte[]?)null, [$"x-amz-copy-source: /{Bucket}/{from}", .. headers]);
}
