using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace S3Seal.Emulator.Wire;

/// <summary>CRC-64/NVME, S3's default checksum: polynomial 0xAD93D23594C93659, reflected, all ones in and out.</summary>
/// <remarks>The carry-less fold is Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ", Intel 2009.</remarks>
internal sealed class Crc64Nvme : NonCryptographicHashAlgorithm
{
    /// <summary>The polynomial with its bits reversed, as the reflected form uses it.</summary>
    public const ulong ReflectedPolynomial = 0x9A6C9329AC4BC9B5;

    private const int FoldBytes = 64;

    private static readonly ulong[] Table = BuildTable();
    private static readonly Vector128<ulong> FoldBy512 = FoldConstants(512);
    private static readonly Vector128<ulong> FoldBy128 = FoldConstants(128);

    private ulong _state = ulong.MaxValue;

    public Crc64Nvme()
        : base(sizeof(ulong))
    {
    }

    public override void Append(ReadOnlySpan<byte> source) => _state = Update(_state, source);

    public override void Reset() => _state = ulong.MaxValue;

    protected override void GetCurrentHashCore(Span<byte> destination) => BinaryPrimitives.WriteUInt64BigEndian(destination, ~_state);

    private static ulong Update(ulong state, ReadOnlySpan<byte> source)
    {
        if (Pclmulqdq.IsSupported && source.Length >= 2 * FoldBytes)
        {
            var folded = source.Length & ~(FoldBytes - 1);
            state = Fold(state, source[..folded]);
            source = source[folded..];
        }

        return UpdateByTable(state, source);
    }

    private static ulong UpdateByTable(ulong state, ReadOnlySpan<byte> source)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        while (source.Length >= sizeof(ulong))
        {
            state ^= BinaryPrimitives.ReadUInt64LittleEndian(source);
            var next = 0UL;
            for (var index = 0; index < sizeof(ulong); index++)
            {
                next ^= System.Runtime.CompilerServices.Unsafe.Add(ref table, ((7 - index) << 8) + (int)(byte)(state >> (8 * index)));
            }

            state = next;
            source = source[sizeof(ulong)..];
        }

        foreach (var value in source)
        {
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
        }

        return state;
    }

    private static ulong Fold(ulong state, ReadOnlySpan<byte> source)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(source);
        var first = blocks[0] ^ Vector128.CreateScalar(state);
        var second = blocks[1];
        var third = blocks[2];
        var fourth = blocks[3];
        for (var index = 4; index < blocks.Length; index += 4)
        {
            first = Multiply(first, FoldBy512) ^ blocks[index];
            second = Multiply(second, FoldBy512) ^ blocks[index + 1];
            third = Multiply(third, FoldBy512) ^ blocks[index + 2];
            fourth = Multiply(fourth, FoldBy512) ^ blocks[index + 3];
        }

        var rest = Multiply(first, FoldBy128) ^ second;
        rest = Multiply(rest, FoldBy128) ^ third;
        rest = Multiply(rest, FoldBy128) ^ fourth;
        return UpdateByTable(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in rest)));
    }

    private static Vector128<ulong> Multiply(Vector128<ulong> block, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(block, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, constants, 0x11);

    // A reflected product comes out one bit low, hence the powers one short.
    private static Vector128<ulong> FoldConstants(int bits) => Vector128.Create(Power(bits + 63), Power(bits - 1));

    private static ulong Power(int exponent)
    {
        var value = 1UL << 63;
        for (var step = 0; step < exponent; step++)
        {
            value = Shift(value);
        }

        return value;
    }

    private static ulong Shift(ulong value) => (value >> 1) ^ ((value & 1) * ReflectedPolynomial);

    private static ulong[] BuildTable()
    {
        var table = new ulong[8 * 256];
        for (var value = 0; value < 256; value++)
        {
            var entry = (ulong)value;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = Shift(entry);
            }

            table[value] = entry;
        }

        for (var index = 256; index < table.Length; index++)
        {
            var entry = table[index - 256];
            table[index] = table[(byte)entry] ^ (entry >> 8);
        }

        return table;
    }
}
