using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Emulator.Objects;

/// <summary>Holds one segment of plaintext between two seals; zeroed when given back.</summary>
internal sealed class SegmentBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Encryption.SegmentFormat.SegmentSize);
    private int _written;
    private int _most;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _written);

    public void Clear() => _written = 0;

    public void Advance(int count)
    {
        _written += count;
        _most = Math.Max(_most, _written);
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_written);

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_written);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer.AsSpan(0, _most));
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
