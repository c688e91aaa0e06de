using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Opens single segments of one layer of one part, in any order.</summary>
internal sealed class LayerOpener : IDisposable
{
    private readonly SegmentCipher _cipher;
    private readonly ICiphertext _ciphertext;
    private byte[]? _copy;
    private bool _disposed;

    public LayerOpener(DataKey dataKey, in PartPlace place, long plaintextLength, ICiphertext ciphertext)
    {
        _ciphertext = ciphertext;
        PlaintextLength = plaintextLength;
        if (plaintextLength < 0 || ciphertext.Length != SegmentFormat.SealedLength(plaintextLength))
        {
            throw new EncryptionException(EncryptionFailure.Truncated);
        }

        Span<byte> header = stackalloc byte[SegmentFormat.HeaderSize];
        ciphertext.Read(0, header);
        Span<byte> buffer = stackalloc byte[PartKey.BufferSize];
        var key = PartKey.Derive(buffer, dataKey, header[..SegmentFormat.SaltSize], place);
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(key.Commitment, header[SegmentFormat.SaltSize..]))
            {
                throw new EncryptionException(EncryptionFailure.SegmentTampered);
            }

            _cipher = new SegmentCipher(key);
        }
        finally
        {
            key.Clear();
        }
    }

    public long PlaintextLength { get; }

    /// <summary>Plaintext bytes in that segment.</summary>
    public int LengthOf(long number) =>
        (int)Math.Min(SegmentFormat.SegmentSize, PlaintextLength - (number * SegmentFormat.SegmentSize));

    /// <summary>Opens one segment into <paramref name="plaintext"/> (at least <see cref="LengthOf"/> bytes).</summary>
    public void Open(long number, Span<byte> plaintext)
    {
        var length = LengthOf(number);
        var offset = SegmentFormat.HeaderSize + (number * SegmentFormat.SealedSegmentSize);
        if (!_ciphertext.TryGetSpan(offset, length + SegmentFormat.TagSize, out var segment))
        {
            _copy ??= ArrayPool<byte>.Shared.Rent(SegmentFormat.SealedSegmentSize);
            var copy = _copy.AsSpan(0, length + SegmentFormat.TagSize);
            _ciphertext.Read(offset, copy);
            segment = copy;
        }

        _cipher.Open(number, segment, plaintext[..length]);
    }

    /// <summary>Checks the last segment when it is empty; any other is checked by whoever reads its bytes.</summary>
    public void ProveEmptyEnd()
    {
        if (PlaintextLength % SegmentFormat.SegmentSize == 0)
        {
            Open(PlaintextLength / SegmentFormat.SegmentSize, []);
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _cipher?.Dispose();
            if (_copy is not null)
            {
                ArrayPool<byte>.Shared.Return(_copy);
            }
        }
    }
}
