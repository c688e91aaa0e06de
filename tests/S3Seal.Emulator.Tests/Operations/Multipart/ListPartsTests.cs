using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class ListPartsTests
{
    [Fact]
    public async Task List_OfAnEmptyUpload_HasTheFixedElements()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k", "x-amz-storage-class: STANDARD_IA");
        var list = await s3.GetAsync("k?uploadId=" + id);
        Assert.Equal((Bucket, "k", id, "STANDARD_IA"), (list.Element("Bucket"), list.Element("Key"), list.Element("UploadId"), list.Element("StorageClass")));
        Assert.Equal(("0", "0", "1000", "false"), (list.Element("PartNumberMarker"), list.Element("NextPartNumberMarker"), list.Element("MaxParts"), list.Element("IsTruncated")));
        Assert.Empty(list.Elements("Part"));
    }

    [Fact]
    public async Task List_PagesThroughThePartsByNumber()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k");
        foreach (var number in new[] { 9, 2, 10_000 })
        {
            await s3.PutPartAsync("k", id, number, Pattern(number % 100));
        }

        var first = await s3.GetAsync($"k?uploadId={id}&max-parts=2");
        Assert.Equal(["2", "9"], first.Elements("Part").Select(part => part.Child("PartNumber")));
        Assert.Equal(("true", "9"), (first.Element("IsTruncated"), first.Element("NextPartNumberMarker")));
        var second = await s3.GetAsync($"k?uploadId={id}&max-parts=2&part-number-marker=9");
        Assert.Equal(["10000"], second.Elements("Part").Select(part => part.Child("PartNumber")));
        Assert.Equal(("false", "9"), (second.Element("IsTruncated"), second.Element("PartNumberMarker")));
    }

    [Fact]
    public async Task List_OfACompositeUpload_ShowsTheChecksums()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("k", "x-amz-checksum-algorithm: CRC32");
        await s3.PutPartAsync("k", id, 1, System.Text.Encoding.UTF8.GetBytes("hello"), "x-amz-checksum-crc32: NhCmhg==");
        var list = await s3.GetAsync("k?uploadId=" + id);
        Assert.Equal(("CRC32", "COMPOSITE", "NhCmhg=="), (list.Element("ChecksumAlgorithm"), list.Element("ChecksumType"), list.Elements("Part").Single().Child("ChecksumCRC32")));
    }
}
