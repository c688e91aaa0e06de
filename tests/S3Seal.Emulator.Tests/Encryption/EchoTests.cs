using System.Globalization;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>What every operation says about encryption in its answer, mode by mode.</summary>
public sealed class EchoTests
{
    public static TheoryData<string> Modes => SealMode.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task EveryObjectOperation_OfTheMode_EchoesWhatS3Echoes(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        Assert.Equal(mode.Shown, EncryptionBench.Shown(await s3.MustAsync("PUT", "/k", "hello", mode.Headers)));
        Assert.Equal(mode.Shown, EncryptionBench.Shown(await s3.MustAsync("GET", "/k", "", mode.KeyHeaders)));
        Assert.Equal(mode.Shown, EncryptionBench.Shown(await s3.MustAsync("GET", "/k", "", [.. mode.KeyHeaders, ("Range", "bytes=1-2")])));
        Assert.Equal(mode.Shown, EncryptionBench.Shown(await s3.MustAsync("HEAD", "/k", "", mode.KeyHeaders)));
        Assert.Equal("", EncryptionBench.Shown(await s3.MustAsync("GET", "/k?attributes", "", [.. mode.KeyHeaders, ("x-amz-object-attributes", "ETag")])));
        Assert.Equal("", EncryptionBench.Shown(await s3.MustAsync("GET", "?list-type=2")));

        var copied = await s3.MustAsync(
            "PUT", "/copy", "", [.. mode.Headers, .. mode.SourceHeaders, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")]);
        Assert.Equal(mode.Shown, EncryptionBench.Shown(copied));
        Assert.Equal("hello", (await s3.MustAsync("GET", "/copy", "", mode.KeyHeaders)).Text);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task EveryMultipartOperation_OfTheMode_EchoesWhatS3Echoes(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        await s3.MustAsync("PUT", "/source", "0123456789", mode.Headers);
        var created = await s3.MustAsync("POST", "/m?uploads", "", mode.Headers);
        Assert.Equal(mode.Shown, EncryptionBench.Shown(created));

        var target = $"/m?partNumber={{0}}&uploadId={EncryptionBench.UploadId(created)}";
        var part = await s3.MustAsync("PUT", string.Format(CultureInfo.InvariantCulture, target, 1), new string('x', 5 * 1024 * 1024), mode.KeyHeaders);
        Assert.Equal(mode.Shown, EncryptionBench.Shown(part));
        var copy = await s3.MustAsync(
            "PUT",
            string.Format(CultureInfo.InvariantCulture, target, 2),
            "",
            [
                .. mode.KeyHeaders, .. mode.SourceHeaders, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/source"),
                ("x-amz-copy-source-range", "bytes=2-4"),
            ]);
        Assert.Equal(mode.Shown, EncryptionBench.Shown(copy));
        Assert.Equal("", EncryptionBench.Shown(await s3.MustAsync("GET", $"/m?uploadId={EncryptionBench.UploadId(created)}")));

        var copiedTag = copy.Xml.Elements().Single(element => element.Name.LocalName == "ETag").Value;
        var list = $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{part.Headers["ETag"]}</ETag></Part><Part><PartNumber>2</PartNumber><ETag>{copiedTag}</ETag></Part></CompleteMultipartUpload>";
        var completed = await s3.MustAsync("POST", $"/m?uploadId={EncryptionBench.UploadId(created)}", list);
        Assert.Equal(mode.IsCustomer ? "" : mode.Shown, EncryptionBench.Shown(completed));

        var second = await s3.MustAsync("GET", "/m?partNumber=2", "", mode.KeyHeaders);
        Assert.Equal((206, "234", mode.Shown), (second.Status, second.Text, EncryptionBench.Shown(second)));
        Assert.EndsWith("xx23", (await s3.MustAsync("GET", "/m", "", [.. mode.KeyHeaders, ("Range", $"bytes={(5 * 1024 * 1024) - 2}-{(5 * 1024 * 1024) + 1}")])).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheContext_IsEchoedByCallsThatMakeAnObject_AndNeverByReads()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var context = EncryptionBench.Base64("""{"team":"blue"}""");
        (string, string)[] headers = [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, EncryptionBench.KeyId), (EncryptionBench.SseContext, context)];
        var shown = $": aws:kms, -aws-kms-key-id: {EncryptionBench.KeyArn}, -context: {context}";
        Assert.Equal(shown, EncryptionBench.Shown(await s3.MustAsync("PUT", "/k", "x", headers)));
        Assert.Equal(shown, EncryptionBench.Shown(await s3.MustAsync("POST", "/m?uploads", "", headers)));
        Assert.Equal(shown, EncryptionBench.Shown(await s3.MustAsync("PUT", "/c", "", [.. headers, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")])));
        Assert.DoesNotContain("-context", EncryptionBench.Shown(await s3.MustAsync("GET", "/k")), StringComparison.Ordinal);

        // A copy does not inherit it.
        await s3.MustAsync("PUT", "/plain", "", [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, EncryptionBench.KeyId), (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")]);
        Assert.Equal(["aws:s3:arn"], s3.Emulator.Inspect(EncryptionBench.Bucket, "plain")!.EncryptionContext.Keys);
        Assert.Equal(["aws:s3:arn", "team"], s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.EncryptionContext.Keys);
    }

    [Fact]
    public async Task ABucketKeyFalse_IsLeftOut_WhoeverSaidIt()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", EncryptionBench.KeyId, bucketKey: true);
        Assert.Contains("-bucket-key-enabled: true", EncryptionBench.Shown(await s3.MustAsync("PUT", "/default", "x")), StringComparison.Ordinal);
        Assert.Contains("-bucket-key-enabled: true", EncryptionBench.Shown(await s3.MustAsync("PUT", "/named", "x", (EncryptionBench.Sse, "aws:kms"))), StringComparison.Ordinal);
        var off = await s3.MustAsync("PUT", "/off", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseBucketKey, "false"));
        Assert.DoesNotContain("bucket-key", EncryptionBench.Shown(off), StringComparison.Ordinal);
        Assert.DoesNotContain("bucket-key", EncryptionBench.Shown(await s3.MustAsync("GET", "/off")), StringComparison.Ordinal);

        // DSSE-KMS has no bucket keys: the wish is taken and not fulfilled.
        var dsse = await s3.MustAsync("PUT", "/dsse", "x", (EncryptionBench.Sse, "aws:kms:dsse"), (EncryptionBench.SseBucketKey, "true"));
        Assert.DoesNotContain("bucket-key", EncryptionBench.Shown(dsse), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task AnETag_IsTheMd5OfThePlaintext_UnderSseS3Only(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        var first = await s3.MustAsync("PUT", "/k", "hello", [.. mode.Headers, ("Content-MD5", EncryptionBench.Md5("hello"u8.ToArray()))]);
        var again = await s3.MustAsync("PUT", "/k", "hello", mode.Headers);
        Assert.Matches("^\"[0-9a-f]{32}\"$", first.Headers["ETag"]);
        if (name == "s3")
        {
            Assert.Equal($"\"{EncryptionBench.HexMd5("hello")}\"", first.Headers["ETag"]);
        }
        else
        {
            Assert.NotEqual($"\"{EncryptionBench.HexMd5("hello")}\"", first.Headers["ETag"]);
            Assert.NotEqual(first.Headers["ETag"], again.Headers["ETag"]);
        }

        Assert.Equal("BadDigest", (await s3.SendAsync("PUT", "/k", "hello", [.. mode.Headers, ("Content-MD5", EncryptionBench.Md5("other"u8.ToArray()))])).Code);

        var (_, parts, completed) = await s3.UploadInPartsAsync("m", mode, new string('a', 5 * 1024 * 1024), "b");
        Assert.Matches("^\"[0-9a-f]{32}-2\"$", completed.Xml.Elements().Single(element => element.Name.LocalName == "ETag").Value);
        Assert.Equal(name == "s3", parts[1].Headers["ETag"] == $"\"{EncryptionBench.HexMd5("b")}\"");
    }
}
