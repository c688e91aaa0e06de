using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class CreateMultipartUploadTests
{
    [Fact]
    public async Task Create_Answers_WhatS3Answers()
    {
        await using var s3 = await WithBucketAsync();
        var answer = await s3.CallAsync("POST", $"/{Bucket}/a%20b?uploads", (byte[]?)null, "x-amz-checksum-algorithm: crc32c", "x-amz-checksum-type: FULL_OBJECT");
        Assert.Equal((200, Bucket, "a b"), (answer.Status, answer.Element("Bucket"), answer.Element("Key")));
        Assert.NotEmpty(answer.Element("UploadId")!);
        Assert.Equal(("CRC32C", "FULL_OBJECT", "AES256"),
            (answer.Header("x-amz-checksum-algorithm"), answer.Header("x-amz-checksum-type"), answer.Header("x-amz-server-side-encryption")));
    }

    [Theory]
    [InlineData("SHA256", "COMPOSITE")]
    [InlineData("SHA1", "COMPOSITE")]
    [InlineData("CRC32", "COMPOSITE")]
    [InlineData("CRC64NVME", "FULL_OBJECT")]
    public async Task Create_WithAnAlgorithmAlone_GetsItsDefaultType(string algorithm, string type)
    {
        await using var s3 = await WithBucketAsync();
        Assert.Equal(type, (await s3.CallAsync("POST", $"/{Bucket}/k?uploads", (byte[]?)null, "x-amz-checksum-algorithm: " + algorithm)).Header("x-amz-checksum-type"));
    }

    [Theory]
    [InlineData("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]", "x-amz-checksum-algorithm: ADLER")]
    [InlineData("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.", "x-amz-checksum-type: COMPOSITE")]
    [InlineData("The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.", "x-amz-checksum-algorithm: SHA256", "x-amz-checksum-type: FULL_OBJECT")]
    [InlineData("The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.", "x-amz-checksum-algorithm: CRC64NVME", "x-amz-checksum-type: COMPOSITE")]
    public async Task Create_WithAnUnfitChecksum_IsRefused(string message, params string[] headers)
    {
        await using var s3 = await WithBucketAsync();
        (await s3.CallAsync("POST", $"/{Bucket}/k?uploads", (byte[]?)null, headers)).AssertError(400, "InvalidRequest", message);
    }

    [Fact]
    public async Task Create_UnderALifecycle_TellsWhenItIsAborted()
    {
        await using var s3 = await WithBucketAsync();
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}?lifecycle",
            "<LifecycleConfiguration><Rule><ID>tidy</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><AbortIncompleteMultipartUpload><DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>")).Status);
        var due = s3.Clock.GetUtcNow().AddDays(2).Date.AddDays(1).ToString("r");
        var created = await s3.CallAsync("POST", $"/{Bucket}/k?uploads");
        Assert.Equal((due, "tidy"), (created.Header("x-amz-abort-date"), created.Header("x-amz-abort-rule-id")));
        var listed = await s3.GetAsync($"k?uploadId={created.Element("UploadId")}");
        Assert.Equal((due, "tidy"), (listed.Header("x-amz-abort-date"), listed.Header("x-amz-abort-rule-id")));
    }
}
