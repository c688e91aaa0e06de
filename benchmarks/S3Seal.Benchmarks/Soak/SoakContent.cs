using System.Buffers.Binary;

namespace S3Seal.Benchmarks.Soak;

/// <summary>Bytes that a seed makes, so that an expected body costs no memory until it is compared.</summary>
internal sealed record SoakContent(ulong Seed, int Length)
{
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        var state = Seed | 1;
        var left = bytes.AsSpan();
        for (; left.Length >= sizeof(ulong); left = left[sizeof(ulong)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(left, state = Next(state));
        }

        for (var index = 0; index < left.Length; index++)
        {
            left[index] = (byte)(state >> (8 * index));
        }

        return bytes;
    }

    private static ulong Next(ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^ (state << 17);
    }
}
