namespace S3Seal.Emulator.Wire;

/// <summary>What every body does alike: bytes pass the digests, and the end comes only after they were compared.</summary>
internal abstract class VerifiedBody(BodyDigests digests, long? length) : IBody, IDisposable
{
    private bool _began;
    private bool _ended;

    public long? Length { get; } = length;

    public ChecksumAlgorithm? AnnouncedAlgorithm => Digests.AnnouncedAlgorithm;

    public BodyChecksum? Checksum => Digests.Checksum;

    public ReadOnlyMemory<byte> Md5 => Digests.Md5;

    protected BodyDigests Digests { get; } = digests;

    public void Compute(bool md5, ChecksumAlgorithm? checksumIfNoneAnnounced) => Digests.Compute(md5, checksumIfNoneAnnounced);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        var count = await ReadDecodedAsync(buffer, cancellationToken);
        if (count > 0)
        {
            Digests.Append(buffer.Span[..count], whole: !_began && count == Length);
            _began = true;
            return count;
        }

        Digests.Verify(TrailerValue());
        _ended = true;
        return 0;
    }

    public void Dispose() => Digests.Dispose();

    /// <summary>The next decoded bytes; 0 at the end of a well-framed body.</summary>
    protected abstract ValueTask<int> ReadDecodedAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>The checksum that came after the data, or null.</summary>
    protected virtual string? TrailerValue() => null;
}
