using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator.Tests.Harness;
using S3Seal.Encryption;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Objects;

public sealed class StoredBytesTests
{
    private const int Window = 32;

    private static readonly byte[] Plaintext = Pattern(50_000);

    public static TheoryData<string?, string?> Modes => new() { { null, null }, { "AES256", null }, { "aws:kms", null }, { "aws:kms:dsse", null }, { null, "customer" } };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Store_AfterEveryWrite_HoldsNeitherPlaintextNorKeys(string? mode, string? customer)
    {
        var random = new RememberingRandom();
        await using var s3 = await WithBucketAsync(configure: options => options.KeyRandom = random);
        await AllowCustomerKeysAsync(s3);
        var customerKey = Pattern(Window, 77);
        string[] target = customer is not null ? CustomerKey("x-amz-", customerKey) : mode is null ? [] : ["x-amz-server-side-encryption: " + mode];
        string[] read = customer is not null ? CustomerKey("x-amz-", customerKey) : [];
        string[] source = customer is not null ? CustomerKey("x-amz-copy-source-", customerKey) : [];

        void Scan(RawAnswer answer)
        {
            Assert.True(answer.Status is 200 or 204, answer.Text);
            Assert.False(StoreScan.Holds(s3.Emulator, Windows(Plaintext)), "plaintext is stored");
            Assert.False(StoreScan.Holds(s3.Emulator, Secrets(s3, random).Append(customerKey)), "a key is stored");
        }

        Scan(await s3.CallAsync("PUT", $"/{Bucket}/k", Plaintext, target));
        Scan(await s3.CallAsync("PUT", $"/{Bucket}/copy", (byte[]?)null, [$"x-amz-copy-source: {Bucket}/k", .. target, .. source]));
        var created = await s3.CallAsync("POST", $"/{Bucket}/m?uploads", (byte[]?)null, target);
        Scan(created);
        var id = created.Element("UploadId")!;
        var part = await s3.PutPartAsync("m", id, 1, Plaintext, read);
        Scan(part);
        var copied = await s3.CallAsync("PUT", $"/{Bucket}/m?partNumber=1&uploadId={id}", (byte[]?)null, [$"x-amz-copy-source: {Bucket}/k", .. source, .. read]);
        Scan(copied);
        Scan(await s3.CompleteAsync("m", id, Part(1, copied.Element("ETag")!), read));
        Scan(await s3.CallAsync("PUT", $"/{Bucket}/k?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"));
        s3.Emulator.RotateRootKey();
        foreach (var key in new[] { "k", "copy", "m" })
        {
            Assert.Equal(Plaintext, (await s3.GetAsync(key, read)).Body);
        }

        Assert.True(random.Keys.Count >= (customer is null ? 4 : 3));
    }

    [Fact]
    public async Task Scan_OfAStoreThatHoldsASecret_FindsIt()
    {
        await using var s3 = await WithBucketAsync();
        await s3.CallAsync("PUT", $"/{Bucket}/k", Plaintext, "x-amz-meta-secret: open sesame");
        Assert.True(StoreScan.Holds(s3.Emulator, "open sesame"u8.ToArray()));
        var stored = Pieces(s3).First();
        Assert.True(StoreScan.Holds(s3.Emulator, stored.AsSpan(100, 20).ToArray()));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(16_384)]
    [InlineData(50_000)]
    public async Task Get_OfAnObjectWithAnyByteFlipped_IsNeverData(int length)
    {
        await using var s3 = await WithBucketAsync();
        await s3.CallAsync("PUT", $"/{Bucket}/k", Pattern(length));
        var piece = Pieces(s3).Single();
        for (var at = 0; at < piece.Count; at += Math.Max(1, piece.Count / 40))
        {
            piece.Array![at] ^= 1;
            var answer = await ReadOrBreakAsync(s3);
            piece.Array[at] ^= 1;
            Assert.True(answer is null or { Status: 0 or 500 }, $"byte {at} gave {answer?.Status}");
        }

        Assert.Equal(Pattern(length), (await s3.GetAsync("k")).Body);
    }

    [Fact]
    public async Task Put_WithTheSdksEveryMode_ReadsBack()
    {
        await using var s3 = await WithBucketAsync();
        foreach (var method in new[] { ServerSideEncryptionMethod.AES256, ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionMethod.AWSKMSDSSE })
        {
            using var body = new MemoryStream(Plaintext);
            var put = await s3.Client.PutObjectAsync(
                new PutObjectRequest { BucketName = Bucket, Key = "k", InputStream = body, ServerSideEncryptionMethod = method }, TestContext.Current.CancellationToken);
            Assert.Equal(method, put.ServerSideEncryptionMethod);
            Assert.Equal(Plaintext, (await s3.GetAsync("k")).Body);
        }
    }

    // A broken answer is none: the connection ends before the bytes that were announced.
    private static async Task<RawAnswer?> ReadOrBreakAsync(Sealed s3)
    {
        try
        {
            return await s3.GetAsync("k");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IEnumerable<ArraySegment<byte>> Pieces(Sealed s3) => s3.Emulator.Store.Find(Bucket)!.Current("k")!.Parts.SelectMany(part => part.Data.Pieces());

    private static IEnumerable<byte[]> Windows(byte[] bytes)
    {
        for (var at = 0; at + Window <= bytes.Length; at += 5_000)
        {
            yield return bytes[at..(at + Window)];
        }

        yield return bytes[^Window..];
    }

    // All random words of a key's length but those that are no secret: the names of key materials, and the salts beside customer keys.
    private static IEnumerable<byte[]> Secrets(Sealed s3, RememberingRandom random)
    {
        var open = StoreScan.Everything(s3.Emulator).OfType<EncryptionEnvelope>()
            .SelectMany(envelope => new[] { Convert.FromHexString(envelope.KmsKeyMaterialId ?? ""), envelope.CustomerKeyCheck.ToArray().Take(Window).ToArray() })
            .Where(word => word.Length > 0)
            .ToList();
        return random.Keys.Where(key => !open.Exists(word => word.AsSpan().SequenceEqual(key)));
    }

    private static string[] CustomerKey(string prefix, byte[] key) =>
    [
        prefix + "server-side-encryption-customer-algorithm: AES256",
        prefix + "server-side-encryption-customer-key: " + Convert.ToBase64String(key),
        prefix + "server-side-encryption-customer-key-MD5: " + Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(key)),
    ];

    private static async Task AllowCustomerKeysAsync(Sealed s3) => Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}?encryption",
        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>"
        + "<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>")).Status);
}
