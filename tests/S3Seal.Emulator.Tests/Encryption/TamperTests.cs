using CsCheck;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Tests.Harness;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>Whatever is changed in the store, no read form gives a byte of it: exhaustively over a small object, at random over a large one.</summary>
public sealed class TamperTests
{
    private const string Secret = "qwertz";

    public static TheoryData<string> Modes => SealMode.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task EveryReadForm_AfterAnyBitOfTheCiphertextFlipped_IsRefused(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        await s3.MustAsync("PUT", "/k", Secret, mode.Headers);
        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/parts?uploads"));
        await using var connection = await RawClient.ConnectAsync(s3.Emulator);
        var ciphertext = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.Ciphertext();
        for (var bit = 0; bit < ciphertext.Length * 8; bit++)
        {
            ciphertext[bit / 8] ^= (byte)(1 << (bit % 8));
            Store(s3, ciphertext);
            foreach (var form in Forms(s3, mode, upload))
            {
                var answer = await connection.SendAsync(s3.Sealed.Signer.Sign(form));
                Assert.True(answer.Status == 500 && answer.Code == "InternalError", $"bit {bit} of {form.Method} {form.Target}: {answer.Status} {answer.Text}");
                Assert.DoesNotContain("wert", WithoutHostId(answer.Text), StringComparison.Ordinal);
            }

            ciphertext[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal("InternalError", s3.Emulator.Journal.Last().ErrorCode);
        Store(s3, ciphertext);
        Assert.Equal(Secret, (await s3.MustAsync("GET", "/k", "", mode.KeyHeaders)).Text);
        Assert.Equal(404, (await s3.SendAsync("GET", "/copy")).Status);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task EveryReadForm_AfterAnyBitOfTheEnvelopeFlipped_IsRefused(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        await s3.MustAsync("PUT", "/k", Secret, mode.Headers);
        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/parts?uploads"));
        await using var connection = await RawClient.ConnectAsync(s3.Emulator);
        var good = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.Envelope;
        var bytes = good.ToBytes();
        var readable = 0;
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Parse(bytes) is { } damaged)
            {
                readable++;
                Change(s3, "k", version => version with { Envelope = damaged });
                foreach (var form in Forms(s3, mode, upload).Append(s3.Request("HEAD", "/k", "", mode.KeyHeaders)))
                {
                    var answer = await connection.SendAsync(s3.Sealed.Signer.Sign(form));
                    Assert.True(answer.Status >= 400, $"bit {bit} of {form.Method} {form.Target}: {answer.Status} {answer.Text}");
                    Assert.DoesNotContain("wert", WithoutHostId(answer.Text), StringComparison.Ordinal);
                }
            }

            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(readable > 500);
        Change(s3, "k", version => version with { Envelope = good });
        Assert.Equal(Secret, (await s3.MustAsync("GET", "/k", "", mode.KeyHeaders)).Text);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task AnEnvelopeAndItsCiphertext_MovedToAnotherObjectOrVersion_DoNotOpen(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        await s3.MustAsync("PUT", "/from", Secret, mode.Headers);
        await s3.MustAsync("PUT", "/to", "public", mode.Headers);
        var stolen = s3.Emulator.Rooms.Store.Find(EncryptionBench.Bucket)!.Current("from")!;
        Change(s3, "to", version => version with { Envelope = stolen.Envelope, Parts = stolen.Parts });
        Assert.True((await s3.SendAsync("GET", "/to", "", mode.KeyHeaders)).Status >= 400);

        // Not even with the random id that binds keys to their version.
        Change(s3, "to", version => version with { ObjectId = stolen.ObjectId, Envelope = stolen.Envelope, Parts = stolen.Parts });
        Assert.True((await s3.SendAsync("GET", "/to", "", mode.KeyHeaders)).Status >= 400);
    }

    [Fact]
    public async Task PartsAndSegments_InAnotherOrderOrShortened_AreRefused()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var (a, b) = (new string('a', 5 * 1024 * 1024), new string('b', 5 * 1024 * 1024));
        await s3.UploadInPartsAsync("m", SealMode.Named("s3"), a, b);
        var parts = s3.Emulator.Rooms.Store.Find(EncryptionBench.Bucket)!.Current("m")!.Parts;
        Change(s3, "m", version => version with { Parts = [parts[0] with { Data = parts[1].Data }, parts[1] with { Data = parts[0].Data }] });
        Assert.True((await s3.SendAsync("GET", "/m", "", ("Range", "bytes=0-9"))).Status >= 500);
        Assert.True((await s3.SendAsync("GET", "/m", "", ("Range", "bytes=6000000-6000009"))).Status >= 500);
        Change(s3, "m", version => version with { Parts = parts });

        var bytes = All(parts[0].Data);
        var swapped = (byte[])bytes.Clone();
        const int Segment = SegmentFormat.SegmentSize + SegmentFormat.TagSize;
        bytes.AsSpan(SegmentFormat.HeaderSize, Segment).CopyTo(swapped.AsSpan(SegmentFormat.HeaderSize + Segment));
        bytes.AsSpan(SegmentFormat.HeaderSize + Segment, Segment).CopyTo(swapped.AsSpan(SegmentFormat.HeaderSize));
        Change(s3, "m", version => version with { Parts = [parts[0] with { Data = BlobOf(swapped) }, parts[1]] });
        Assert.Equal("InternalError", (await s3.SendAsync("GET", "/m", "", ("Range", "bytes=0-9"))).Code);

        Change(s3, "m", version => version with { Parts = [parts[0] with { Data = BlobOf(bytes[..^1]) }, parts[1]] });
        Assert.Equal("InternalError", (await s3.SendAsync("GET", "/m", "", ("Range", "bytes=0-9"))).Code);
    }

    [Fact]
    public async Task ALargeObject_DamagedAnywhere_NeverComesWhole()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var content = new string('x', 1_500_000);
        foreach (var mode in SealMode.All)
        {
            await s3.MustAsync("PUT", "/k", content, mode.Headers);
            var good = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.Ciphertext();
            await Gen.Int[0, (good.Length * 8) - 1].SampleAsync(
                async bit =>
                {
                    var damaged = (byte[])good.Clone();
                    damaged[bit / 8] ^= (byte)(1 << (bit % 8));
                    Store(s3, damaged);
                    return await IsRefusedOrCutAsync(s3, s3.Request("GET", "/k", "", mode.KeyHeaders))
                        && (await s3.SendAsync("PUT", "/copy", "", [.. mode.SourceHeaders, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")])).Status == 500
                        && s3.Emulator.Journal.TakeLast(2).All(entry => entry.ErrorCode == "InternalError");
                },
                iter: 8,
                threads: 1);
        }

        Assert.Equal(404, (await s3.SendAsync("GET", "/copy")).Status);
    }

    [Fact]
    public async Task ARange_BesideTheDamage_IsServed_AndOneOverItIsNot()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", new string('x', 100_000));
        var damaged = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!.Ciphertext();
        damaged[SegmentFormat.HeaderSize + (2 * (SegmentFormat.SegmentSize + SegmentFormat.TagSize)) + 5] ^= 1;
        Store(s3, damaged);
        Assert.Equal(206, (await s3.SendAsync("GET", "/k", "", ("Range", "bytes=0-32767"))).Status);
        Assert.Equal(500, (await s3.SendAsync("GET", "/k", "", ("Range", "bytes=32767-32768"))).Status);
        Assert.Equal(206, (await s3.SendAsync("GET", "/k", "", ("Range", "bytes=49152-99999"))).Status);
    }

    [Fact]
    public async Task ARootKeyVersionThatIsGone_IsAnInternalError()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", Secret);
        s3.Emulator.RotateRootKey();
        s3.Emulator.Rooms.Encryption.Engine.RootKeys.Destroy(1);
        var answer = await s3.SendAsync("GET", "/k");
        Assert.Equal((500, "InternalError"), (answer.Status, answer.Code));
        Assert.Equal("InternalError", s3.Emulator.Journal.Last().ErrorCode);
    }

    private static IEnumerable<RawRequest> Forms(EncryptionBench s3, SealMode mode, string upload)
    {
        (string, string) source = (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k");
        yield return s3.Request("GET", "/k", "", mode.KeyHeaders);
        yield return s3.Request("GET", "/k", "", [.. mode.KeyHeaders, ("Range", "bytes=1-3")]);
        yield return s3.Request("GET", "/k?partNumber=1", "", mode.KeyHeaders);
        yield return s3.Request("PUT", "/copy", "", [.. mode.SourceHeaders, source]);
        yield return s3.Request("PUT", $"/parts?partNumber=1&uploadId={upload}", "", [.. mode.SourceHeaders, source, ("x-amz-copy-source-range", "bytes=1-3")]);
    }

    private static async Task<bool> IsRefusedOrCutAsync(EncryptionBench s3, RawRequest request)
    {
        try
        {
            return (await s3.Sealed.SendSignedAsync(request)).Status is 500 or 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // A random text: sooner or later it holds any four letters.
    private static string WithoutHostId(string answer)
    {
        var (from, to) = (answer.IndexOf("<HostId>", StringComparison.Ordinal), answer.IndexOf("</HostId>", StringComparison.Ordinal));
        return from < 0 || to < from ? answer : answer.Remove(from, to - from);
    }

    private static EncryptionEnvelope? Parse(byte[] bytes)
    {
        try
        {
            return EncryptionEnvelope.Parse(bytes);
        }
        catch (EncryptionException)
        {
            return null;
        }
    }

    private static void Store(EncryptionBench s3, byte[] ciphertext) =>
        Change(s3, "k", version => version with { Parts = [version.Parts[0] with { Data = BlobOf((byte[])ciphertext.Clone()) }] });

    private static void Change(EncryptionBench s3, string key, Func<ObjectVersion, ObjectVersion> change) =>
        Assert.True(s3.Emulator.Rooms.Store.TryChange(
            EncryptionBench.Bucket, bucket => (bucket.Replace(key, change(bucket.Current(key)!)), true), out _));

    private static Blob BlobOf(byte[] bytes) => new([new ArraySegment<byte>(bytes)]);

    private static byte[] All(Blob blob)
    {
        var bytes = new byte[blob.Length];
        blob.Read(0, bytes);
        return bytes;
    }
}
