using System.Text;
using CsCheck;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Wire;

public sealed class ChecksumAlgorithmTests
{
    /// <summary>Check values of "123456789": the CRC catalogue's, FIPS 180-4's, RFC 1321's and xxHash's own.</summary>
    [Theory]
    [InlineData("CRC32", "CBF43926")]
    [InlineData("CRC32C", "E3069283")]
    [InlineData("CRC64NVME", "AE8B14860A799888")]
    [InlineData("SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    [InlineData("MD5", "25F9E794323B453885F5181F1B624D0B")]
    [InlineData("XXHASH64", "8CB841DB40E6AE83")]
    public void Finish_OfTheCheckText_IsThePublishedValue(string name, string expected)
    {
        using var running = ChecksumAlgorithm.Named(name)!.Start();
        running.Append("123456789"u8);
        Assert.Equal(expected, Convert.ToHexString(running.Finish()));
    }

    [Fact]
    public void Append_InAnyPieces_GivesTheSameDigest() =>
        Gen.Select(Gen.Int[0, ChecksumAlgorithm.All.Count - 1].Select(index => ChecksumAlgorithm.All[index]), Gen.Byte.Array[0, 1200], Gen.Int[0, 1200]).Sample((algorithm, bytes, cut) =>
        {
            cut = Math.Min(cut, bytes.Length);
            using var pieces = algorithm.Start();
            pieces.Append(bytes.AsSpan(0, cut));
            pieces.Append(bytes.AsSpan(cut));
            using var single = algorithm.Start();
            foreach (var value in bytes)
            {
                single.Append([value]);
            }

            var digest = pieces.Finish();
            Assert.Equal(algorithm.Size, digest.Length);
            Assert.Equal(single.Finish(), digest);
        });

    [Fact]
    public void Join_OfTwoPieces_IsTheDigestOfTheWhole() =>
        Gen.Select(Gen.Int[0, 2].Select(index => ChecksumAlgorithm.All[index]), Gen.Byte.Array[0, 600], Gen.Byte.Array[0, 600])
            .Sample((algorithm, first, second) => Assert.Equal(
                Digest(algorithm, [.. first, .. second]),
                CrcCombination.Join(algorithm, Digest(algorithm, first), Digest(algorithm, second), second.Length)));

    [Theory]
    [InlineData("SHA256", "")]
    [InlineData("SHA256", "AAAA")]
    [InlineData("CRC32", "AAAAAA")]
    [InlineData("CRC32", "AAAAAA== ")]
    [InlineData("CRC32", "????")]
    public void Decode_OfAnythingButTheRightLength_IsNull(string name, string value) => Assert.Null(ChecksumAlgorithm.Named(name)!.Decode(value));

    [Fact]
    public void Decode_OfAValue_IsItsDigest() =>
        Assert.Equal(Digest(ChecksumAlgorithm.Crc32, Encoding.ASCII.GetBytes("123456789")), ChecksumAlgorithm.Crc32.Decode("y/Q5Jg=="));

    private static byte[] Digest(ChecksumAlgorithm algorithm, byte[] bytes)
    {
        using var running = algorithm.Start();
        running.Append(bytes);
        return running.Finish();
    }
}
