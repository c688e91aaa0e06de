using System.Security.Cryptography;
using Amazon.S3.Model;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class CompleteMultipartUploadTests
{
    private const int PartLength = 5 * 1024 * 1024;

    [Fact]
    public async Task Complete_WithTheSdk_JoinsPartsInOrder()
    {
        await using var s3 = await WithBucketAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var upload = await s3.Client.InitiateMultipartUploadAsync(Bucket, "k", cancellation);
        byte[][] bodies = [Pattern(PartLength, 1), Pattern(PartLength, 2), Pattern(7, 3)];
        var parts = new List<PartETag>();
        foreach (var number in new[] { 3, 1, 2 })
        {
            using var body = new MemoryStream(bodies[number - 1]);
            var part = await s3.Client.UploadPartAsync(
                new UploadPartRequest { BucketName = Bucket, Key = "k", UploadId = upload.UploadId, PartNumber = number, InputStream = body }, cancellation);
            parts.Add(new PartETag(part));
        }

        (await s3.GetAsync("k")).AssertError(404, "NoSuchKey");
        var done = await s3.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = Bucket, Key = "k", UploadId = upload.UploadId, PartETags = [.. parts.OrderBy(part => part.PartNumber)] }, cancellation);
        var digests = bodies.SelectMany(MD5.HashData).ToArray();
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(digests))}-3\"", done.ETag);
        Assert.Equal(bodies.SelectMany(body => body), (await s3.GetAsync("k")).Body);
    }

    [Fact]
    public async Task Complete_Answers_WhatS3Answers()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var id = await s3.CreateUploadAsync("a/b%20%C3%BC", "x-amz-meta-colour: blue", "x-amz-storage-class: STANDARD_IA", "x-amz-tagging: t=1");
        var etag = (await s3.PutPartAsync("a/b%20%C3%BC", id, 7, Pattern(10))).Header("ETag")!;
        var done = await s3.CompleteAsync("a/b%20%C3%BC", id, Part(7, etag));
        Assert.Equal(200, done.Status);
        Assert.Equal((Bucket, "a/b ü"), (done.Element("Bucket"), done.Element("Key")));
        Assert.EndsWith($"/{Bucket}/a/b%20%C3%BC", done.Element("Location"), StringComparison.Ordinal);
        Assert.Equal(("FULL_OBJECT", "AES256"), (done.Element("ChecksumType"), done.Header("x-amz-server-side-encryption")));
        Assert.NotNull(done.Element("ChecksumCRC64NVME"));
        Assert.NotNull(done.Header("x-amz-version-id"));
        var head = await s3.HeadAsync("a/b%20%C3%BC");
        Assert.Equal(("blue", "STANDARD_IA", "1"), (head.Header("x-amz-meta-colour"), head.Header("x-amz-storage-class"), head.Header("x-amz-tagging-count")));
    }

    [Fact]
    public async Task Complete_Again_RepeatsTheAnswer()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var id = await s3.CreateUploadAsync("k");
        var list = Part(1, (await s3.PutPartAsync("k", id, 1, Pattern(10))).Header("ETag")!);
        var first = await s3.CompleteAsync("k", id, list);
        var again = await s3.CompleteAsync("k", id, list);
        Assert.Equal((200, first.Text, first.Header("x-amz-version-id")), (again.Status, again.Text, again.Header("x-amz-version-id")));
        Assert.Single((await s3.CallAsync("GET", $"/{Bucket}?versions")).Elements("Version"));
        (await s3.CompleteAsync("k", id, Part(1, "\"00000000000000000000000000000000\""))).AssertError(404, "NoSuchUpload", null, ("UploadId", id));
        (await s3.PutPartAsync("k", id, 1, Pattern(10))).AssertError(404, "NoSuchUpload");
    }

    [Fact]
    public async Task Complete_OfBadLists_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        var one = (await s3.PutPartAsync("k", id, 1, Pattern(10))).Header("ETag")!;
        var two = (await s3.PutPartAsync("k", id, 2, Pattern(10))).Header("ETag")!;
        (await s3.CompleteAsync("k", id, Part(2, two) + Part(1, one))).AssertError(
            400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.", ("UploadId", id));
        (await s3.CompleteAsync("k", id, Part(1, one) + Part(1, one))).AssertError(400, "InvalidPartOrder");
        (await s3.CompleteAsync("k", id, Part(1, one) + Part(3, two))).AssertError(
            400, "InvalidPart", "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
            ("UploadId", id), ("PartNumber", "3"), ("ETag", two.Trim('"')));
        (await s3.CompleteAsync("k", id, Part(1, two[..^2] + "x\""))).AssertError(400, "InvalidPart");
        (await s3.CompleteAsync("k", id, Part(1, one) + Part(2, two))).AssertError(
            400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size",
            ("ETag", one.Trim('"')), ("MinSizeAllowed", "5242880"), ("PartNumber", "1"), ("ProposedSize", "10"));
        (await s3.CompleteAsync("k", id, "")).AssertError(400, "MalformedXML");
        (await s3.CompleteAsync("k", id, "<Colour/>")).AssertError(400, "MalformedXML");
        (await s3.CallAsync("POST", $"/{Bucket}/k?uploadId={id}")).AssertError(400, "InvalidRequest", "You must specify at least one part");
        (await s3.CompleteAsync("other", id, Part(1, one))).AssertError(404, "NoSuchUpload");
        (await s3.CompleteAsync("k", id, Part(1, one), "x-amz-mp-object-size: 11")).AssertError(
            400, "InvalidRequest", "The provided 'x-amz-mp-object-size' header value 11 does not match what was computed: 10");
        Assert.Equal(200, (await s3.CompleteAsync("k", id, Part(1, one), "x-amz-mp-object-size: 10")).Status);
    }

    [Fact]
    public async Task Complete_UnderConditions_ComparesTheKey()
    {
        await using var s3 = await WithBucketAsync();
        var (id, list) = await BeginAsync(s3);
        await s3.PutAsync("k", "already");
        (await s3.CompleteAsync("k", id, list, "If-None-Match: *")).AssertError(412, "PreconditionFailed", null, ("Condition", "If-None-Match"));
        await s3.DeleteAsync("k");
        (await s3.CompleteAsync("k", id, list, "If-None-Match: *")).AssertError(
            409, "ConditionalRequestConflict", "The conditional request cannot succeed due to a conflicting operation against this resource.", ("Condition", "If-None-Match"), ("Key", "k"));
        (await s3.CompleteAsync("k", id, list, "If-Match: \"x\"")).AssertError(404, "NoSuchKey");
        (id, list) = await BeginAsync(s3);
        Assert.Equal(200, (await s3.CompleteAsync("k", id, list, "If-None-Match: *")).Status);
    }

    [Fact]
    public async Task Complete_Composite_ChecksEveryPart()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k", "x-amz-checksum-algorithm: SHA256");
        var body = Pattern(10);
        var digest = Convert.ToBase64String(SHA256.HashData(body));
        (await s3.PutPartAsync("k", id, 1, body, "x-amz-checksum-crc32: NhCmhg==")).AssertError(
            400, "InvalidRequest", "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32");
        (await s3.PutPartAsync("k", id, 1, body)).AssertError(400, "InvalidRequest", "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: null");
        var part = await s3.PutPartAsync("k", id, 1, body, "x-amz-checksum-sha256: " + digest);
        Assert.Equal(digest, part.Header("x-amz-checksum-sha256"));
        (await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!))).AssertError(
            400, "InvalidRequest", "The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.");
        (await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!, $"<ChecksumSHA256>{digest[..^2]}A=</ChecksumSHA256>"))).AssertError(400, "InvalidPart");
        (await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!, "<ChecksumCRC32>NhCmhg==</ChecksumCRC32>"))).AssertError(400, "BadDigest");
        var done = await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!, $"<ChecksumSHA256>{digest}</ChecksumSHA256>"));
        var composite = Convert.ToBase64String(SHA256.HashData(SHA256.HashData(body))) + "-1";
        Assert.Equal((composite, "COMPOSITE"), (done.Element("ChecksumSHA256"), done.Element("ChecksumType")));
        Assert.Equal(composite, (await s3.HeadAsync("k", "x-amz-checksum-mode: ENABLED")).Header("x-amz-checksum-sha256"));
        Assert.Equal(digest, (await s3.GetAsync("k?partNumber=1", "x-amz-checksum-mode: ENABLED")).Header("x-amz-checksum-sha256"));
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public async Task Complete_FullObject_HasTheChecksumOfAllBytes(string algorithm)
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k", $"x-amz-checksum-algorithm: {algorithm}", "x-amz-checksum-type: FULL_OBJECT");
        byte[][] bodies = [Pattern(PartLength, 1), Pattern(12345, 2)];
        var list = "";
        for (var number = 1; number <= 2; number++)
        {
            list += Part(number, (await s3.PutPartAsync("k", id, number, bodies[number - 1])).Header("ETag")!);
        }

        (await s3.CompleteAsync("k", id, list, "x-amz-checksum-type: COMPOSITE")).AssertError(
            400, "InvalidRequest", "The upload was created using the FULL_OBJECT checksum mode. The complete request must use the same checksum mode.");
        var wrong = Convert.ToBase64String(new byte[algorithm == "CRC64NVME" ? 8 : 4]);
        (await s3.CompleteAsync("k", id, list, $"x-amz-checksum-{algorithm.ToLowerInvariant()}: {wrong}")).AssertError(400, "BadDigest");
        var done = await s3.CompleteAsync("k", id, list, "x-amz-checksum-type: FULL_OBJECT");
        await s3.CallAsync("PUT", $"/{Bucket}/whole", [.. bodies[0], .. bodies[1]]);
        var copied = await s3.CallAsync("PUT", $"/{Bucket}/whole", (byte[]?)null, $"x-amz-copy-source: {Bucket}/whole", "x-amz-metadata-directive: REPLACE", $"x-amz-checksum-algorithm: {algorithm}");
        Assert.Equal(copied.Element("Checksum" + algorithm), done.Element("Checksum" + algorithm));
    }

    [Fact]
    public async Task Complete_OfAnUploadWithoutAlgorithm_RefusesPartChecksums()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        var part = await s3.PutPartAsync("k", id, 1, System.Text.Encoding.UTF8.GetBytes("hello"), "x-amz-checksum-crc32: NhCmhg==");
        Assert.Equal("NhCmhg==", part.Header("x-amz-checksum-crc32"));
        (await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!, "<ChecksumCRC32>NhCmhg==</ChecksumCRC32>"))).AssertError(400, "InvalidPart");
        Assert.NotNull((await s3.CompleteAsync("k", id, Part(1, part.Header("ETag")!))).Element("ChecksumCRC64NVME"));
    }

    private static async Task<(string Id, string List)> BeginAsync(Sealed s3)
    {
        var id = await s3.CreateUploadAsync("k");
        return (id, Part(1, (await s3.PutPartAsync("k", id, 1, Pattern(10))).Header("ETag")!));
    }
}
