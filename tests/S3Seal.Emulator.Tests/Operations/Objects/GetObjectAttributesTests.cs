using Amazon.S3;
using Amazon.S3.Model;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class GetObjectAttributesTests
{
    private const int PartLength = 5 * 1024 * 1024;
    private const string Everything = "x-amz-object-attributes: ETag, Checksum,ObjectParts, StorageClass,ObjectSize";

    [Fact]
    public async Task Attributes_OfASingleUpload_WithTheSdk_AreTheFacts()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var put = await s3.PutAsync("k", "hello", "x-amz-checksum-crc32: NhCmhg==");
        var answer = await s3.Client.GetObjectAttributesAsync(
            new GetObjectAttributesRequest
            {
                BucketName = Bucket,
                Key = "k",
                ObjectAttributes = [ObjectAttributes.ETag, ObjectAttributes.Checksum, ObjectAttributes.ObjectParts, ObjectAttributes.StorageClass, ObjectAttributes.ObjectSize],
            },
            TestContext.Current.CancellationToken);
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", answer.ETag);
        Assert.Equal(("NhCmhg==", "FULL_OBJECT"), (answer.Checksum.ChecksumCRC32, answer.Checksum.ChecksumType.Value));
        Assert.Equal((5L, "STANDARD"), (answer.ObjectSize, answer.StorageClass.Value));
        Assert.Equal(put.Header("x-amz-version-id"), answer.VersionId);
        Assert.Null(answer.ObjectParts?.TotalPartsCount);
    }

    [Fact]
    public async Task Attributes_OfACompositeUpload_PageThroughItsParts()
    {
        await using var s3 = await WithBucketAsync();
        await UploadCompositeAsync(s3);
        var all = await s3.GetAsync("k?attributes", Everything);
        var parts = all.Elements("ObjectParts").Single();
        Assert.Equal(("3", "false", "1000", "0", "3"), (parts.Child("PartsCount"), parts.Child("IsTruncated"), parts.Child("MaxParts"), parts.Child("PartNumberMarker"), parts.Child("NextPartNumberMarker")));
        Assert.Equal(3, parts.Elements().Count(element => element.Name.LocalName == "Part"));
        Assert.DoesNotContain("-3", all.Elements("Checksum").Single().Child("ChecksumSHA256"), StringComparison.Ordinal);
        Assert.Equal("COMPOSITE", all.Elements("Checksum").Single().Child("ChecksumType"));

        var page = (await s3.GetAsync("k?attributes", Everything, "x-amz-max-parts: 1", "x-amz-part-number-marker: 1")).Elements("ObjectParts").Single();
        Assert.Equal(("true", "1", "2", "1"), (page.Child("IsTruncated"), page.Child("PartNumberMarker"), page.Child("NextPartNumberMarker"), page.Child("MaxParts")));
        var part = page.Elements().Single(element => element.Name.LocalName == "Part");
        Assert.Equal(("2", $"{PartLength}"), (part.Child("PartNumber"), part.Child("Size")));
    }

    [Fact]
    public async Task Attributes_OfAFullObjectUpload_TellThePartsNumberOnly()
    {
        await using var s3 = await WithBucketAsync();
        await RangeTests.UploadAsync(s3, "k", Pattern(PartLength), Pattern(3));
        var parts = (await s3.GetAsync("k?attributes", Everything)).Elements("ObjectParts").Single();
        Assert.Equal("2", parts.Child("PartsCount"));
        Assert.Single(parts.Elements());
    }

    [Fact]
    public async Task Attributes_AskedForWrongly_AreRefused()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        (await s3.GetAsync("k?attributes")).AssertError(400, "InvalidRequest");
        (await s3.GetAsync("k?attributes", "x-amz-object-attributes: ETag,Colour")).AssertError(400, "InvalidArgument", null, ("ArgumentName", "x-amz-object-attributes"));
        (await s3.GetAsync("missing?attributes", Everything)).AssertError(404, "NoSuchKey");
    }

    private static async Task UploadCompositeAsync(Harness.Sealed s3)
    {
        var id = await s3.CreateUploadAsync("k", "x-amz-checksum-algorithm: SHA256");
        var list = "";
        for (var number = 1; number <= 3; number++)
        {
            var body = number == 3 ? Pattern(10) : Pattern(PartLength, number);
            var digest = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(body));
            var part = await s3.PutPartAsync("k", id, number, body, "x-amz-checksum-sha256: " + digest);
            list += Part(number, part.Header("ETag")!, $"<ChecksumSHA256>{digest}</ChecksumSHA256>");
        }

        Assert.Equal(200, (await s3.CompleteAsync("k", id, list)).Status);
    }
}
