using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Pipeline;

/// <summary>A body whose connection breaks after so many bytes, by order of <see cref="S3Faults"/>.</summary>
internal sealed class CutBody(IBody inner, long afterBytes) : IBody
{
    private long _left = afterBytes;

    public long? Length => inner.Length;

    public ChecksumAlgorithm? AnnouncedAlgorithm => inner.AnnouncedAlgorithm;

    public BodyChecksum? Checksum => inner.Checksum;

    public ReadOnlyMemory<byte> Md5 => inner.Md5;

    public void Compute(bool md5, ChecksumAlgorithm? checksumIfNoneAnnounced) => inner.Compute(md5, checksumIfNoneAnnounced);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_left == 0)
        {
            throw new ConnectionCutException();
        }

        var count = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;
        return count;
    }
}
