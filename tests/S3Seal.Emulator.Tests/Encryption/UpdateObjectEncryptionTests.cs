namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>UpdateObjectEncryption: another key, the same bytes.</summary>
public sealed class UpdateObjectEncryptionTests
{
    [Theory]
    [InlineData("s3", false)]
    [InlineData("s3", true)]
    [InlineData("kms", true)]
    [InlineData("kms-bucket-key", false)]
    public async Task Update_ToAKmsKey_MovesNoByteOfTheObject(string from, bool bucketKey)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var target = s3.Emulator.Kms.CreateKey();
        await s3.MustAsync("PUT", "/k", "hello", [.. SealMode.Named(from).Headers, ("x-amz-meta-a", "b")]);
        var (before, head) = (s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!, await s3.MustAsync("HEAD", "/k"));
        s3.Sealed.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await s3.SendAsync("PUT", "/k?encryption", Document(target.Arn, bucketKey));
        Assert.Equal((200, 0), (answer.Status, answer.Body.Length));

        var after = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!;
        Assert.Equal((target.Arn, bucketKey), (after.KmsKeyArn, after.BucketKeyEnabled));
        Assert.Equal(before.Ciphertext(), after.Ciphertext());
        Assert.False(before.WrappedKey.Span.SequenceEqual(after.WrappedKey.Span));
        var read = await s3.MustAsync("GET", "/k");
        Assert.Equal("hello", read.Text);
        Assert.Equal($": aws:kms, -aws-kms-key-id: {target.Arn}{(bucketKey ? ", -bucket-key-enabled: true" : "")}", EncryptionBench.Shown(read));
        foreach (var kept in new[] { "ETag", "Last-Modified", "x-amz-meta-a" })
        {
            Assert.Equal(head.Headers[kept], read.Headers[kept]);
        }
    }

    [Theory]
    [InlineData("<SSE-S3/>", "Valid values are SSEKMS")]
    [InlineData("", "Valid values are SSEKMS")]
    [InlineData("<SSE-KMS/>", "require an AWS KMS key Amazon Resource Name (ARN)")]
    [InlineData($"<SSE-KMS><KMSKeyArn>{EncryptionBench.KeyId}</KMSKeyArn></SSE-KMS>", "require a valid AWS KMS key Amazon Resource Name (ARN)")]
    [InlineData("<SSE-KMS><KMSKeyArn>alias/one</KMSKeyArn></SSE-KMS>", "require a valid AWS KMS key Amazon Resource Name (ARN)")]
    [InlineData("<SSE-KMS><KMSKeyArn>arn:aws:kms:us-east-1:000000000000:alias/one</KMSKeyArn></SSE-KMS>", "require a valid AWS KMS key Amazon Resource Name (ARN)")]
    [InlineData($"<SSE-KMS><KMSKeyArn>{EncryptionBench.KeyArn}</KMSKeyArn><BucketKeyEnabled>maybe</BucketKeyEnabled></SSE-KMS>", "The BucketKeyEnabled value isn't valid")]
    public async Task Update_WithADocumentOfAnotherKind_IsInvalid(string body, string message)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x");
        var answer = await s3.SendAsync("PUT", "/k?encryption", $"<ObjectEncryption>{body}</ObjectEncryption>");
        Assert.Equal((400, "InvalidRequest"), (answer.Status, answer.Code));
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
        Assert.Equal(": AES256", EncryptionBench.Shown(await s3.MustAsync("GET", "/k")));
    }

    [Theory]
    [InlineData("dsse")]
    [InlineData("customer")]
    public async Task Update_OfAModeThatSealsOtherwise_IsInvalid(string from)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x", SealMode.Named(from).Headers);
        var answer = await s3.SendAsync("PUT", "/k?encryption", Document(EncryptionBench.KeyArn));
        Assert.Equal((400, "InvalidRequest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Update_OfNothing_OrWithAForeignKey_OrOfALockedVersion_IsRefused()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        Assert.Equal((404, "NoSuchKey"), Of(await s3.SendAsync("PUT", "/none?encryption", Document(EncryptionBench.KeyArn))));
        await s3.MustAsync("PUT", "/k", "x");
        var foreign = s3.Emulator.Kms.CreateKey(account: "999999999999");
        Assert.Equal((403, "AccessDenied"), Of(await s3.SendAsync("PUT", "/k?encryption", Document(foreign.Arn))));

        await s3.MustAsync("PUT", "?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await s3.MustAsync("PUT", "?object-lock", "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>");
        await s3.MustAsync("PUT", "/locked", "x", ("x-amz-object-lock-legal-hold", "ON"), ("Content-MD5", EncryptionBench.Md5("x"u8.ToArray())));
        Assert.Equal((403, "AccessDenied"), Of(await s3.SendAsync("PUT", "/locked?encryption", Document(EncryptionBench.KeyArn))));
    }

    [Fact]
    public async Task Update_OfAnOldVersion_LeavesTheCurrentOne()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        var old = (await s3.MustAsync("PUT", "/k", "old")).Headers["x-amz-version-id"];
        await s3.MustAsync("PUT", "/k", "new");
        await s3.MustAsync("PUT", $"/k?encryption&versionId={old}", Document(EncryptionBench.KeyArn));
        Assert.Equal("old", (await s3.MustAsync("GET", $"/k?versionId={old}")).Text);
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(await s3.MustAsync("HEAD", $"/k?versionId={old}")));
        Assert.Equal(": AES256", EncryptionBench.Shown(await s3.MustAsync("HEAD", "/k")));
    }

    private static (int, string?) Of(Harness.RawAnswer answer) => (answer.Status, answer.Code);

    private static string Document(string arn, bool bucketKey = false) =>
        $"<ObjectEncryption><SSE-KMS><KMSKeyArn>{arn}</KMSKeyArn>{(bucketKey ? "<BucketKeyEnabled>true</BucketKeyEnabled>" : "")}</SSE-KMS></ObjectEncryption>";
}
