namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>Copies: from every mode to every mode, by whole object and by part, and onto themselves.</summary>
public sealed class CopyTests
{
    private const string Illegal = "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.";

    public static TheoryData<string, string> Pairs => PairsTo(SealMode.All);

    /// <summary>No bucket has customer keys as its default.</summary>
    public static TheoryData<string, string> Defaults => PairsTo(SealMode.All.Where(mode => !mode.IsCustomer));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Copy_FromAnyModeToAny_IsTheTargetsOwn(string from, string to)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var (source, target) = (SealMode.Named(from), SealMode.Named(to));
        var content = new string('c', 40_000) + from;
        await s3.MustAsync("PUT", "/from", content, source.Headers);
        (string, string) copySource = (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/from");
        var copied = await s3.MustAsync("PUT", "/to", "", [copySource, .. source.SourceHeaders, .. target.Headers]);
        Assert.Equal(target.Shown, EncryptionBench.Shown(copied));
        Assert.Equal(to == "s3", copied.Text.Contains(EncryptionBench.HexMd5(content), StringComparison.Ordinal));
        Assert.Equal(content, (await s3.MustAsync("GET", "/to", "", target.KeyHeaders)).Text);

        // No byte of ciphertext and no wrapped key is carried over.
        var (old, made) = (s3.Emulator.Inspect(EncryptionBench.Bucket, "from")!, s3.Emulator.Inspect(EncryptionBench.Bucket, "to")!);
        Assert.False(old.WrappedKey.Span.SequenceEqual(made.WrappedKey.Span));
        Assert.True(made.Ciphertext().AsSpan().IndexOf(old.Ciphertext().AsSpan(0, 24)) < 0);

        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/parts?uploads", "", target.Headers));
        var part = await s3.MustAsync(
            "PUT",
            $"/parts?partNumber=1&uploadId={upload}",
            "",
            [copySource, .. source.SourceHeaders, .. target.KeyHeaders, ("x-amz-copy-source-range", "bytes=16000-39999")]);
        Assert.Equal(target.Shown, EncryptionBench.Shown(part));
        var tag = part.Xml.Elements().Single(element => element.Name.LocalName == "ETag").Value;
        await s3.MustAsync("POST", $"/parts?uploadId={upload}", $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{tag}</ETag></Part></CompleteMultipartUpload>");
        Assert.Equal(content[16_000..40_000], (await s3.MustAsync("GET", "/parts", "", target.KeyHeaders)).Text);
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task Copy_WithoutHeaders_TakesTheTargetBucketsDefault(string from, string defaultMode)
    {
        var target = SealMode.Named(defaultMode);
        await using var s3 = await EncryptionBench.StartAsync();
        var source = SealMode.Named(from);
        await s3.MustAsync("PUT", "/from", "x", source.Headers);
        await s3.DefaultAsync(target.Headers[0].Value, target.Headers.Count > 1 ? target.Headers[1].Value : null, bucketKey: defaultMode == "kms-bucket-key");
        var copied = await s3.MustAsync("PUT", "/to", "", [(EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/from"), .. source.SourceHeaders]);
        Assert.Equal(target.Shown, EncryptionBench.Shown(copied));
        Assert.Equal("x", (await s3.MustAsync("GET", "/to")).Text);
    }

    [Fact]
    public async Task Copy_OntoItself_WithNothingChanged_IsRefused()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        await s3.MustAsync("PUT", "/k", "x");
        var answer = await CopyAsync(s3);
        Assert.Equal((400, "InvalidRequest", Illegal), (answer.Status, answer.Code, answer.Message));

        // Any SSE header counts as a change, even the one that says what is.
        Assert.Equal(200, (await CopyAsync(s3, (EncryptionBench.Sse, "AES256"))).Status);
        Assert.Equal(200, (await CopyAsync(s3, (EncryptionBench.Sse, "aws:kms"))).Status);

        // From KMS back to the default.
        var back = await CopyAsync(s3);
        Assert.Equal((200, ": AES256"), (back.Status, EncryptionBench.Shown(back)));
        Assert.Contains(EncryptionBench.HexMd5("x"), back.Text, StringComparison.Ordinal);
        Assert.Equal(400, (await CopyAsync(s3)).Status);
    }

    [Fact]
    public async Task Copy_OntoItself_InABucketWhoseDefaultWasPut_IsAllowedUntilItIsDeleted()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        await s3.MustAsync("PUT", "/k", "x");
        await s3.DefaultAsync("AES256");
        Assert.Equal(200, (await CopyAsync(s3)).Status);
        await s3.MustAsync("DELETE", "?encryption");
        Assert.Equal(400, (await CopyAsync(s3)).Status);
    }

    private static TheoryData<string, string> PairsTo(IEnumerable<SealMode> targets)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var to in targets)
        {
            foreach (var from in SealMode.All)
            {
                pairs.Add(from.Name, to.Name);
            }
        }

        return pairs;
    }

    private static Task<Harness.RawAnswer> CopyAsync(EncryptionBench s3, params (string, string)[] headers) =>
        s3.SendAsync("PUT", "/k", "", [.. headers, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")]);
}
