using System.Security.Cryptography;

namespace S3Seal.Encryption.Tests.Keys;

/// <summary>The publisher's own vectors: https://c2sp.org/XAES-256-GCM, section "Test vectors".</summary>
public sealed class Xaes256GcmTests
{
    private static readonly byte[] Nonce = "ABCDEFGHIJKLMNOPQRSTUVWX"u8.ToArray();
    private static readonly byte[] Plaintext = "XAES-256-GCM"u8.ToArray();

    [Theory]
    [InlineData(0x01, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271")]
    [InlineData(0x03, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d")]
    public void Seal_OfAPublishedVector_GivesItsCiphertext(byte keyByte, string associatedData, string expected)
    {
        using var cipher = new Xaes256Gcm(Enumerable.Repeat(keyByte, 32).ToArray());
        var aad = System.Text.Encoding.ASCII.GetBytes(associatedData);
        var ciphertext = new byte[Plaintext.Length + Xaes256Gcm.TagSize];
        cipher.Seal(Nonce, Plaintext, ciphertext, aad);
        Assert.Equal(expected, Convert.ToHexStringLower(ciphertext));

        var opened = new byte[Plaintext.Length];
        Assert.True(cipher.TryOpen(Nonce, ciphertext, opened, aad));
        Assert.Equal(Plaintext, opened);
    }

    [Fact]
    public void Seal_TenThousandRandomInputs_GivesTheAccumulatedHash()
    {
        if (!Shake128.IsSupported)
        {
            Assert.Skip("SHAKE-128 is not offered by this platform's cryptography library.");
        }

        // Shake128 hands out its output only from the start, so the stream is drawn whole: 56 + at most 512 bytes a run.
        var stream = Shake128.HashData([], 10_000 * (56 + 512)).AsSpan();
        Assert.Equal("7f9c2ba4e88f827d616045507605853e", Convert.ToHexStringLower(stream[..16]));
        using var hash = new Shake128();
        for (var run = 0; run < 10_000; run++)
        {
            var key = Take(ref stream, 32);
            var nonce = Take(ref stream, 24);
            var plaintext = Take(ref stream, Take(ref stream, 1)[0]);
            var aad = Take(ref stream, Take(ref stream, 1)[0]);
            using var cipher = new Xaes256Gcm(key);
            var ciphertext = new byte[plaintext.Length + Xaes256Gcm.TagSize];
            cipher.Seal(nonce, plaintext, ciphertext, aad);
            hash.AppendData(ciphertext);
        }

        Assert.Equal("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939", Convert.ToHexStringLower(hash.GetHashAndReset(32)));
    }

    [Fact]
    public void TryOpen_AfterAnyBitFlip_RefusesAndLeavesZeroes()
    {
        using var cipher = new Xaes256Gcm(new byte[32]);
        var ciphertext = new byte[Plaintext.Length + Xaes256Gcm.TagSize];
        cipher.Seal(Nonce, Plaintext, ciphertext, []);
        for (var bit = 0; bit < ciphertext.Length * 8; bit++)
        {
            ciphertext[bit / 8] ^= (byte)(1 << (bit % 8));
            var opened = new byte[Plaintext.Length];
            Assert.False(cipher.TryOpen(Nonce, ciphertext, opened, []));
            Assert.Equal(new byte[Plaintext.Length], opened);
            ciphertext[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static ReadOnlySpan<byte> Take(ref Span<byte> stream, int length)
    {
        var taken = stream[..length];
        stream = stream[length..];
        return taken;
    }
}
