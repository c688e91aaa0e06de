using S3Seal.Encryption;

namespace S3Seal.Emulator.Storage;

/// <summary>Ciphertext at rest: immutable bytes in one or several arrays, each used from its start.</summary>
internal sealed class Blob : ICiphertext
{
    private readonly byte[] _first;
    private readonly int _firstLength;
    private readonly byte[][]? _more;

    // Where each array of _more begins in the blob.
    private readonly long[]? _starts;

    internal Blob(IReadOnlyList<ArraySegment<byte>> pieces)
    {
        (_first, _firstLength) = pieces.Count == 0 ? ([], 0) : (pieces[0].Array!, pieces[0].Count);
        Length = _firstLength;
        if (pieces.Count < 2)
        {
            return;
        }

        _more = new byte[pieces.Count - 1][];
        _starts = new long[_more.Length];
        for (var index = 0; index < _more.Length; index++)
        {
            _more[index] = pieces[index + 1].Array!;
            _starts[index] = Length;
            Length += pieces[index + 1].Count;
        }
    }

    public long Length { get; }

    public void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - destination.Length);
        while (!destination.IsEmpty)
        {
            var available = From(offset);
            var taken = Math.Min(available.Count, destination.Length);
            available.AsSpan(0, taken).CopyTo(destination);
            destination = destination[taken..];
            offset += taken;
        }
    }

    public bool TryGetSpan(long offset, int length, out ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        bytes = length == 0 ? default : From(offset);
        if (bytes.Length < length)
        {
            return false;
        }

        bytes = bytes[..length];
        return true;
    }

    /// <summary>The stored bytes themselves, array by array: for scans and for tests that damage them.</summary>
    internal IEnumerable<ArraySegment<byte>> Pieces()
    {
        for (var offset = 0L; offset < Length;)
        {
            var piece = From(offset);
            yield return piece;
            offset += piece.Count;
        }
    }

    private ArraySegment<byte> From(long offset)
    {
        if (offset < _firstLength)
        {
            return new(_first, (int)offset, _firstLength - (int)offset);
        }

        var index = Array.BinarySearch(_starts!, offset);
        index = index < 0 ? ~index - 1 : index;
        var start = _starts![index];
        var end = index + 1 < _starts.Length ? _starts[index + 1] : Length;
        return new(_more![index], (int)(offset - start), (int)(end - offset));
    }
}
