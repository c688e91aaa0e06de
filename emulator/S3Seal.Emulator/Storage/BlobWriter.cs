using System.Buffers;

namespace S3Seal.Emulator.Storage;

/// <summary>
/// Collects the ciphertext of one body. Its bytes count against the store's limit from the moment they are written until the writer is
/// disposed of; by then they are either committed, and counted there, or gone.
/// </summary>
internal sealed class BlobWriter : IBufferWriter<byte>, IDisposable
{
    // Where a body of unknown length begins: below the large object heap, copied to its true size when it ends there.
    private const int ScratchLength = 48 * 1024;

    // Holds 64 sealed segments of 16 KiB and a part's header without a gap at its end.
    private const int ArrayLength = (64 * ((16 * 1024) + 16)) + 56;

    // What an array may waste at its end before it is copied to its true size.
    private const int WasteShift = 6;

    private readonly InMemoryStore _store;
    private readonly long? _expected;
    private readonly List<ArraySegment<byte>> _full = [];
    private long _closed;
    private byte[] _current = [];
    private bool _currentIsScratch;
    private int _used;
    private long _reserved;

    internal BlobWriter(InMemoryStore store, long? expectedLength)
    {
        _store = store;
        _expected = expectedLength;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _current.Length - _used);
        _used += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _current.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _current.AsSpan(_used);
    }

    /// <summary>Hands over what was written; the writer is empty afterwards but keeps its reservation until it is disposed of.</summary>
    public Blob ToBlob()
    {
        CloseCurrent();
        var blob = new Blob(_full);
        _full.Clear();
        return blob;
    }

    public void Dispose()
    {
        ReturnScratch();
        _store.Release(_reserved);
        _reserved = 0;
    }

    private void Ensure(int sizeHint)
    {
        sizeHint = Math.Max(sizeHint, 1);
        if (_current.Length - _used >= sizeHint)
        {
            return;
        }

        if (_expected is null && _closed == 0 && _current.Length == 0 && sizeHint <= ScratchLength)
        {
            _current = ArrayPool<byte>.Shared.Rent(ScratchLength);
            _currentIsScratch = true;
            return;
        }

        CloseCurrent();
        var left = _expected is { } expected && expected > _closed ? expected - _closed : ArrayLength;
        Allocate(Math.Max(sizeHint, (int)Math.Min(left, ArrayLength)));
    }

    private void Allocate(int length)
    {
        Reserve(length);
        _current = GC.AllocateUninitializedArray<byte>(length);
        _used = 0;
    }

    private void CloseCurrent()
    {
        if (_used > 0)
        {
            if (_currentIsScratch)
            {
                Reserve(_used);
            }

            _closed += _used;
            var waste = _current.Length - _used;
            _full.Add(_currentIsScratch || waste > _current.Length >> WasteShift ? _current.AsSpan(0, _used).ToArray() : new ArraySegment<byte>(_current, 0, _used));
        }

        ReturnScratch();
        _current = [];
        _used = 0;
    }

    private void Reserve(long bytes)
    {
        _store.Reserve(bytes);
        _reserved += bytes;
    }

    private void ReturnScratch()
    {
        if (_currentIsScratch)
        {
            ArrayPool<byte>.Shared.Return(_current);
            _currentIsScratch = false;
        }
    }
}
