using System.Text;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>What a test sees behind the API: envelopes, ciphertext, rotation of the root key.</summary>
public sealed class StoredObjectTests
{
    public static TheoryData<string> Modes => SealMode.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Inspect_OfEveryMode_ShowsTheEnvelopeAndNoPlaintext(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        const string Plaintext = "a rather recognisable plaintext";
        await s3.MustAsync("PUT", "/k", Plaintext, SealMode.Named(name).Headers);
        var stored = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!;
        Assert.False(stored.Contains(Encoding.UTF8.GetBytes(Plaintext).AsSpan(0, 8)));
        Assert.Equal(Plaintext.Length, stored.Length);
        Assert.Equal((1, 1L), (stored.PartCount, stored.SegmentCount));
        Assert.Equal(SegmentFormat.StoredLength(stored.Mode, Plaintext.Length), stored.Ciphertext().Length);
        var kms = name is "kms" or "kms-bucket-key" or "dsse";
        Assert.Equal(kms ? EncryptionBench.KeyArn : null, stored.KmsKeyArn);
        Assert.Equal(name is "s3" or "dsse" ? 1 : null, stored.RootKeyVersion);
        Assert.Equal(name == "customer" ? null : name == "s3" ? "1" : s3.Emulator.Kms.Find(EncryptionBench.KeyId).CurrentKeyMaterialId, stored.KeyVersion);
        Assert.Equal(name == "dsse" ? 144 : 72, stored.WrappedKey.Length);
        Assert.Equal(kms ? ["aws:s3:arn"] : [], stored.EncryptionContext.Keys);
        Assert.Equal(name == "kms-bucket-key", stored.BucketKeyEnabled);
    }

    [Fact]
    public async Task Inspect_OfAVersion_OrOfNothing()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        Assert.Null(s3.Emulator.Inspect(EncryptionBench.Bucket, "k"));
        Assert.Null(s3.Emulator.Inspect("no-such-bucket", "k"));
        await s3.MustAsync("PUT", "?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        var version = (await s3.MustAsync("PUT", "/k", "old")).Headers["x-amz-version-id"];
        await s3.MustAsync("PUT", "/k", new string('n', 40_000), (EncryptionBench.Sse, "aws:kms"));
        Assert.Equal(SseMode.S3, s3.Emulator.Inspect(EncryptionBench.Bucket, "k", version)!.Mode);
        Assert.Equal((SseMode.Kms, 3), (s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.Mode, s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.SegmentCount));
        await s3.SendAsync("DELETE", "/k");
        Assert.Null(s3.Emulator.Inspect(EncryptionBench.Bucket, "k"));
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("dsse")]
    public async Task RotateRootKey_AndRewrap_ChangeKeysAndNothingThatAClientSees(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        await s3.MustAsync("PUT", "/k", "old", mode.Headers);
        var (before, head) = (s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!, await s3.MustAsync("HEAD", "/k"));
        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/m?uploads", "", mode.Headers));
        var first = await s3.MustAsync("PUT", $"/m?partNumber=1&uploadId={upload}", new string('1', 5 * 1024 * 1024));

        s3.Sealed.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, s3.Emulator.RotateRootKey());
        Assert.Equal("old", (await s3.MustAsync("GET", "/k")).Text);
        Assert.Equal(1, s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.RootKeyVersion);
        await s3.MustAsync("PUT", "/new", "new", mode.Headers);
        Assert.Equal(2, s3.Emulator.Inspect(EncryptionBench.Bucket, "new")!.RootKeyVersion);

        Assert.Equal(2, s3.Emulator.RewrapDataKeys());
        Assert.Equal(0, s3.Emulator.RewrapDataKeys());
        s3.Emulator.Rooms.Encryption.Engine.RootKeys.Destroy(1);
        var after = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!;
        Assert.Equal(2, after.RootKeyVersion);
        Assert.Equal(before.Ciphertext(), after.Ciphertext());
        Assert.False(before.WrappedKey.Span.SequenceEqual(after.WrappedKey.Span));
        var read = await s3.MustAsync("GET", "/k");
        Assert.Equal("old", read.Text);
        Assert.Equal((head.Headers["ETag"], head.Headers["Last-Modified"]), (read.Headers["ETag"], read.Headers["Last-Modified"]));

        // The open upload goes on under its re-wrapped keys.
        var second = await s3.MustAsync("PUT", $"/m?partNumber=2&uploadId={upload}", "2");
        await s3.MustAsync("POST", $"/m?uploadId={upload}", EncryptionBench.PartList([first, second]));
        Assert.Equal("12", (await s3.MustAsync("GET", "/m", "", ("Range", $"bytes={(5 * 1024 * 1024) - 1}-"))).Text);
    }

    [Fact]
    public async Task RootKeyRotation_BySchedule_FollowsTheClock()
    {
        await using var s3 = await EncryptionBench.StartAsync(configure: options => options.RootKeyRotation = TimeSpan.FromDays(30));
        await s3.MustAsync("PUT", "/a", "x");
        s3.Sealed.Clock.Advance(TimeSpan.FromDays(31));
        await s3.MustAsync("PUT", "/b", "x");
        await s3.MustAsync("PUT", "/c", "x");
        Assert.Equal([1, 2, 2], new[] { "a", "b", "c" }.Select(key => s3.Emulator.Inspect(EncryptionBench.Bucket, key)!.RootKeyVersion));
        Assert.Equal("x", (await s3.MustAsync("GET", "/a")).Text);
    }
}
