namespace S3Seal.Emulator.Wire;

/// <summary>The CRC of two pieces joined, from the CRCs of the pieces: no second pass over the bytes.</summary>
/// <remarks>crc(AB) = crc(A)·x^(8·|B|) + crc(B) modulo the polynomial, as in zlib's crc32_combine.</remarks>
internal static class CrcCombination
{
    /// <summary>Both digests big-endian, as <see cref="RunningChecksum.Finish"/> gives them.</summary>
    public static byte[] Join(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, long secondLength)
    {
        var width = algorithm.Size * 8;
        var joined = Multiply(Power(secondLength, width, algorithm.ReflectedPolynomial), Read(first), width, algorithm.ReflectedPolynomial) ^ Read(second);
        var digest = new byte[algorithm.Size];
        for (var index = algorithm.Size - 1; index >= 0; index--)
        {
            digest[index] = (byte)joined;
            joined >>= 8;
        }

        return digest;
    }

    private static ulong Read(ReadOnlySpan<byte> digest)
    {
        var value = 0UL;
        foreach (var part in digest)
        {
            value = (value << 8) | part;
        }

        return value;
    }

    /// <summary>x^(8·length) by repeated squaring.</summary>
    private static ulong Power(long length, int width, ulong polynomial)
    {
        var result = 1UL << (width - 1);
        var square = 1UL << (width - 1 - 8);
        for (; length > 0; length >>= 1)
        {
            if ((length & 1) != 0)
            {
                result = Multiply(result, square, width, polynomial);
            }

            square = Multiply(square, square, width, polynomial);
        }

        return result;
    }

    private static ulong Multiply(ulong left, ulong right, int width, ulong polynomial)
    {
        var product = 0UL;
        for (var bit = width - 1; bit >= 0; bit--)
        {
            product ^= ((left >> bit) & 1) * right;
            right = (right >> 1) ^ ((right & 1) * polynomial);
        }

        return product;
    }
}
