using System.Security.Cryptography;

namespace S3Seal.Encryption.Tests.Keys;

/// <summary>The publisher's own vectors: https://c2sp.org/XAES-256-GCM.</summary>
public sealed class Xaes256GcmTests
{
    private static readonly byte[] Nonce = "ABCDEFGHIJKLMNOPQRSTUVWX"u8.ToArray();
    private static readonly byte[] Plaintext = "XAES-256-GCM"u8.ToArray();

    [Fact]
    public void Seal_OfThePublishedVectors_GivesTheirCiphertext()
    {
        var vectors = VectorFile.Read("published-xaes-256-gcm").Where(vector => vector.Has("key")).ToList();
        Assert.Equal(2, vectors.Count);
        foreach (var vector in vectors)
        {
            using var cipher = new Xaes256Gcm(vector.Bytes("key"));
            var (nonce, plaintext, associatedData) = (vector.Bytes("nonce"), vector.Bytes("plaintext"), vector.Bytes("associated data"));
            var ciphertext = new byte[plaintext.Length + Xaes256Gcm.TagSize];
            cipher.Seal(nonce, plaintext, ciphertext, associatedData);
            Assert.Equal(vector["ciphertext"], Convert.ToHexStringLower(ciphertext));

            var opened = new byte[plaintext.Length];
            Assert.True(cipher.TryOpen(nonce, ciphertext, opened, associatedData));
            Assert.Equal(plaintext, opened);
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Seal_OfManyRandomInputs_GivesThePublishedAccumulatedHash(int runs)
    {
        Assert.SkipUnless(Shake128.IsSupported, "SHAKE-128 is not offered by this platform's cryptography library.");
        Assert.SkipUnless(runs == 10_000 || CompleteRun.IsAsked, CompleteRun.Hint);
        var vector = VectorFile.Read("published-xaes-256-gcm").Single(block => block.Has("accumulated runs") && block.Number("accumulated runs") == runs);

        // Not every platform lets SHAKE be drawn piece by piece, so the stream is drawn whole: at most 56 + 512 bytes a run.
        var stream = Shake128.HashData([], runs * (56 + 512)).AsSpan();
        using var hash = new Shake128();
        for (var run = 0; run < runs; run++)
        {
            var key = Take(ref stream, 32);
            var nonce = Take(ref stream, 24);
            var plaintext = Take(ref stream, Take(ref stream, 1)[0]);
            var associatedData = Take(ref stream, Take(ref stream, 1)[0]);
            using var cipher = new Xaes256Gcm(key);
            var ciphertext = new byte[plaintext.Length + Xaes256Gcm.TagSize];
            cipher.Seal(nonce, plaintext, ciphertext, associatedData);
            hash.AppendData(ciphertext);
        }

        Assert.Equal(vector["shake-128"], Convert.ToHexStringLower(hash.GetHashAndReset(32)));
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
