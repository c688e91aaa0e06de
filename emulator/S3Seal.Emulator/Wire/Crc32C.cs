using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;

namespace S3Seal.Emulator.Wire;

/// <summary>CRC-32C (Castagnoli), which processors compute in one instruction.</summary>
internal sealed class Crc32C : NonCryptographicHashAlgorithm
{
    /// <summary>The polynomial with its bits reversed, as the reflected form uses it.</summary>
    public const uint ReflectedPolynomial = 0x82F63B78;

    private uint _state = uint.MaxValue;

    public Crc32C()
        : base(sizeof(uint))
    {
    }

    public override void Append(ReadOnlySpan<byte> source)
    {
        var state = _state;
        while (source.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(source));
            source = source[sizeof(ulong)..];
        }

        foreach (var value in source)
        {
            state = BitOperations.Crc32C(state, value);
        }

        _state = state;
    }

    public override void Reset() => _state = uint.MaxValue;

    protected override void GetCurrentHashCore(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, ~_state);
}
