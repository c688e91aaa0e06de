using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>The plaintext of an outer layer, seen as the ciphertext of the inner one (DSSE-KMS). Keeps the segment last opened.</summary>
internal sealed class OpenedLayer(LayerOpener layer) : ICiphertext, IDisposable
{
    private byte[]? _segment = ArrayPool<byte>.Shared.Rent(SegmentFormat.SegmentSize);
    private long _number = -1;

    public long Length => layer.PlaintextLength;

    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var number = offset / SegmentFormat.SegmentSize;
            if (number != _number)
            {
                _number = -1;
                layer.Open(number, _segment);
                _number = number;
            }

            var within = (int)(offset % SegmentFormat.SegmentSize);
            var taken = Math.Min(layer.LengthOf(number) - within, destination.Length);
            _segment.AsSpan(within, taken).CopyTo(destination);
            destination = destination[taken..];
            offset += taken;
        }
    }

    public void ProveEmptyEnd() => layer.ProveEmptyEnd();

    public void Dispose()
    {
        layer.Dispose();
        if (_segment is { } segment)
        {
            _segment = null;
            CryptographicOperations.ZeroMemory(segment);
            ArrayPool<byte>.Shared.Return(segment);
        }
    }
}
