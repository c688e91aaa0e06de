using System.Security.Cryptography;

namespace S3Seal.Encryption.Tests.Keys;

/// <summary>RFC 5869's own vectors, over our Expand and over the platform's Extract-and-Expand that customer keys go through.</summary>
public sealed class HkdfExpandTests
{
    [Fact]
    public void Derive_OfThePublishedVectors_GivesTheirOutput()
    {
        var vectors = VectorFile.Read("published-hkdf-rfc5869");
        Assert.Equal(4, vectors.Count);
        foreach (var vector in vectors)
        {
            var hash = new HashAlgorithmName(vector["hash"]);
            var expected = vector["output"];
            var output = new byte[expected.Length / 2];
            HkdfExpand.Derive(hash, vector.Bytes("pseudorandom key"), vector.Bytes("info"), output);
            Assert.Equal(expected, Convert.ToHexStringLower(output));

            HKDF.DeriveKey(hash, vector.Bytes("input key"), output, vector.Bytes("salt"), vector.Bytes("info"));
            Assert.Equal(expected, Convert.ToHexStringLower(output));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(76)]
    [InlineData(200)]
    public void Derive_WithSha512_AgreesWithThePlatform(int length)
    {
        var prk = RandomNumberGenerator.GetBytes(64);
        var info = RandomNumberGenerator.GetBytes(40);
        var output = new byte[length];
        HkdfExpand.Derive(HashAlgorithmName.SHA512, prk, info, output);
        Assert.Equal(HKDF.Expand(HashAlgorithmName.SHA512, prk, length, info), output);
    }
}
