using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Opens one part, a segment at a time; no byte leaves before its segment's tag has been checked.</summary>
public sealed class PartOpener : IDisposable
{
    private readonly LayerOpener _inner;
    private readonly OpenedLayer? _outer;
    private long _position;
    private long _end;
    private bool _endUnproven = true;

    internal PartOpener(LayerOpener inner, OpenedLayer? outer)
    {
        _inner = inner;
        _outer = outer;
        _end = inner.PlaintextLength;
    }

    /// <summary>Plaintext bytes in the part.</summary>
    public long PlaintextLength => _inner.PlaintextLength;

    /// <summary>Restricts what follows to a range of the plaintext; only segments that the range touches are opened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the part.</exception>
    public void Seek(long plaintextOffset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plaintextOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, PlaintextLength - plaintextOffset);
        _position = plaintextOffset;
        _end = plaintextOffset + length;
        _endUnproven = plaintextOffset == 0 && _end == PlaintextLength;
    }

    /// <summary>Opens the next segment and writes its plaintext; false when the range is at its end.</summary>
    /// <exception cref="EncryptionException">The segment was changed or does not belong here; nothing of it was written.</exception>
    public bool ReadNext(IBufferWriter<byte> plaintext)
    {
        // A last segment that is empty holds no byte that anybody would read, yet a whole read must notice when it was changed.
        if (_endUnproven)
        {
            _endUnproven = false;
            _inner.ProveEmptyEnd();
            _outer?.ProveEmptyEnd();
        }

        if (_position >= _end)
        {
            return false;
        }

        var number = _position / SegmentFormat.SegmentSize;
        var within = (int)(_position % SegmentFormat.SegmentSize);
        var length = _inner.LengthOf(number);
        var taken = (int)Math.Min(length - within, _end - _position);
        if (taken == length)
        {
            _inner.Open(number, plaintext.GetSpan(length)[..length]);
        }
        else
        {
            OpenSlice(number, within, plaintext.GetSpan(taken)[..taken], length);
        }

        plaintext.Advance(taken);
        _position += taken;
        return true;
    }

    /// <summary>Zeroes keys and buffers.</summary>
    public void Dispose()
    {
        _inner.Dispose();
        _outer?.Dispose();
    }

    private void OpenSlice(long number, int within, Span<byte> destination, int length)
    {
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            _inner.Open(number, whole);
            whole.AsSpan(within, destination.Length).CopyTo(destination);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(whole.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}
