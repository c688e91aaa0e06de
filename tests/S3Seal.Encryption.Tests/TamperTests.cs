using System.Buffers;
using System.Security.Cryptography;
using CsCheck;

namespace S3Seal.Encryption.Tests;

/// <summary>Whatever is changed at rest, nothing opens: exhaustively over small objects, at random over large ones.</summary>
public sealed class TamperTests : IDisposable
{
    private const int Segment = SegmentFormat.SegmentSize + SegmentFormat.TagSize;

    private readonly EngineUnderTest _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Open_AfterAnyBitOfTheCiphertextFlipped_IsRefusedWithoutAByte()
    {
        var plaintext = "top secret plaintext"u8.ToArray();
        foreach (var protection in _engine.EveryProtection)
        {
            var (envelope, ciphertext) = _engine.Seal(protection, plaintext);
            for (var bit = 0; bit < ciphertext.Length * 8; bit++)
            {
                Flip(ciphertext, bit);
                AssertRefusedWithoutAByte(envelope, ciphertext, plaintext.Length, null);
                AssertRefusedWithoutAByte(envelope, ciphertext, plaintext.Length, (3, 5));
                Flip(ciphertext, bit);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(SegmentFormat.SegmentSize)]
    [InlineData(SegmentFormat.SegmentSize - 72)]
    public void Open_AfterAnyBitOfAnEmptyLastSegmentFlipped_IsRefused(int size)
    {
        foreach (var protection in _engine.EveryProtection)
        {
            var (envelope, ciphertext) = _engine.Seal(protection, new byte[size]);
            for (var bit = (ciphertext.Length - SegmentFormat.TagSize) * 8; bit < ciphertext.Length * 8; bit++)
            {
                Flip(ciphertext, bit);
                AssertRefusedWithoutAByte(envelope, ciphertext, size, null);
                Flip(ciphertext, bit);
            }
        }
    }

    [Fact]
    public void Open_AfterAnyBitOfTheEnvelopeFlipped_IsRefused()
    {
        var plaintext = "top secret plaintext"u8.ToArray();
        foreach (var protection in _engine.EveryProtection)
        {
            var (envelope, ciphertext) = _engine.Seal(protection, plaintext);
            var bytes = envelope.ToBytes();
            Assert.Equal(plaintext, _engine.Open(EncryptionEnvelope.Parse(bytes), ciphertext, plaintext.Length));
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                Flip(bytes, bit);
                Assert.ThrowsAny<EncryptionException>(() => _engine.Open(EncryptionEnvelope.Parse(bytes), ciphertext, plaintext.Length));
                Flip(bytes, bit);
            }
        }
    }

    [Fact]
    public void Parse_OfAnyPrefixOrExtension_IsRefused()
    {
        foreach (var protection in _engine.EveryProtection)
        {
            var bytes = _engine.Seal(protection, []).Envelope.ToBytes();
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.ThrowsAny<EncryptionException>(() => EncryptionEnvelope.Parse(bytes.AsSpan(0, length)));
            }

            Assert.ThrowsAny<EncryptionException>(() => EncryptionEnvelope.Parse([.. bytes, 0]));
        }
    }

    [Fact]
    public void Parse_OfRandomBytes_NeverDoesAnythingElseThanRefuse() =>
        Gen.Byte.Array[0, 300].Sample(
            bytes =>
            {
                try
                {
                    EncryptionEnvelope.Parse(bytes);
                }
                catch (EncryptionException)
                {
                    // The only refusal there is.
                }
            },
            iter: 5_000);

    [Fact]
    public void Open_OfALargeObjectWithOneBitFlippedAnywhere_IsRefused()
    {
        const int Size = 300_000;
        var plaintext = RandomNumberGenerator.GetBytes(Size);
        var versions = _engine.EveryProtection.Select(protection => _engine.Seal(protection, plaintext)).ToList();
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, int.MaxValue]).Sample(
            (mode, place) =>
            {
                var (envelope, ciphertext) = versions[mode];
                var changed = (byte[])ciphertext.Clone();
                Flip(changed, (int)(place % (changed.Length * 8L)));
                return Refuses(() => _engine.Open(envelope, changed, Size));
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Open_AfterSegmentsChangedPlaces_IsRefused()
    {
        const int Size = 4 * SegmentFormat.SegmentSize;
        var (envelope, ciphertext) = _engine.Seal(SseProtection.S3, Segments.SealAndOpenTests.Plaintext(Size));
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++)
            {
                if (a != b)
                {
                    var changed = (byte[])ciphertext.Clone();
                    ciphertext.AsSpan(SegmentFormat.HeaderSize + (a * Segment), Segment).CopyTo(changed.AsSpan(SegmentFormat.HeaderSize + (b * Segment)));
                    Assert.True(Refuses(() => _engine.Open(envelope, changed, Size)));
                }
            }
        }
    }

    [Fact]
    public void Open_AfterTruncationAnywhere_IsRefusedWhateverLengthIsClaimed()
    {
        const int Size = (2 * SegmentFormat.SegmentSize) + 100;
        var (envelope, ciphertext) = _engine.Seal(SseProtection.S3, Segments.SealAndOpenTests.Plaintext(Size));
        foreach (var cut in new[] { 1, 16, 99, 100, 116, 117, 116 + Segment, 117 + Segment, 116 + (2 * Segment), ciphertext.Length })
        {
            var changed = ciphertext[..^cut];
            Assert.True(Refuses(() => _engine.Open(envelope, changed, Size)));

            // An attacker who can also change the recorded length finds none that fits.
            for (var claimed = Math.Max(0, Size - cut - 200); claimed <= Size; claimed++)
            {
                if (SegmentFormat.SealedLength(claimed) == changed.Length)
                {
                    Assert.True(Refuses(() => _engine.Open(envelope, changed, claimed)));
                }
            }
        }
    }

    [Fact]
    public void Open_UnderAnotherPlace_IsRefused()
    {
        var here = EngineUnderTest.Identity;
        foreach (var protection in _engine.EveryProtection)
        {
            var (envelope, ciphertext) = _engine.Seal(protection, "x"u8);
            foreach (var elsewhere in new[] { here with { Bucket = "bucke" }, here with { Key = "a/key2" }, here with { ObjectId = "f" + here.ObjectId[1..] } })
            {
                Assert.True(Refuses(() => _engine.Open(envelope, ciphertext, 1, elsewhere)));
            }

            Assert.True(Refuses(() => _engine.Open(envelope, ciphertext, 1, part: 2)));
        }
    }

    [Fact]
    public void Open_OfAnotherVersionsCiphertext_IsRefused()
    {
        foreach (var protection in _engine.EveryProtection)
        {
            var (envelope, _) = _engine.Seal(protection, "x"u8);
            var (_, other) = _engine.Seal(protection, "x"u8);
            Assert.True(Refuses(() => _engine.Open(envelope, other, 1)));
        }
    }

    [Fact]
    public void Open_WithTheLayersOfTwoVersionsMixed_IsRefused()
    {
        var dsse = _engine.EveryProtection[3];
        var (first, ciphertext) = _engine.Seal(dsse, "x"u8);
        var (second, _) = _engine.Seal(dsse, "x"u8);
        Assert.True(Refuses(() => _engine.Open(first with { SecondWrappedKey = second.SecondWrappedKey }, ciphertext, 1)));
        Assert.True(Refuses(() => _engine.Open(first with { WrappedKey = second.WrappedKey }, ciphertext, 1)));
        Assert.True(Refuses(() => _engine.Open(first with { WrappedKey = first.SecondWrappedKey!, SecondWrappedKey = first.WrappedKey }, ciphertext, 1)));
    }

    private static void Flip(byte[] bytes, int bit) => bytes[bit / 8] ^= (byte)(1 << (bit % 8));

    private static bool Refuses(Action open)
    {
        try
        {
            open();
            return false;
        }
        catch (EncryptionException)
        {
            return true;
        }
    }

    private void AssertRefusedWithoutAByte(EncryptionEnvelope envelope, byte[] ciphertext, int length, (long, long)? range)
    {
        var plaintext = new ArrayBufferWriter<byte>();
        Assert.ThrowsAny<EncryptionException>(() =>
        {
            using var opener = _engine.Engine.BeginOpen(
                envelope, EngineUnderTest.Identity, envelope.Mode == SseMode.Customer ? _engine.CustomerKey : null, EngineUnderTest.Owner);
            using var part = opener.BeginPart(1, length, new MemoryCiphertext(ciphertext));
            if (range is var (offset, count))
            {
                part.Seek(offset, count);
            }

            while (part.ReadNext(plaintext))
            {
            }
        });
        Assert.Equal(0, plaintext.WrittenCount);
    }
}
