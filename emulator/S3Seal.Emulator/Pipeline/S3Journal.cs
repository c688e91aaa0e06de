using System.Collections;

namespace S3Seal.Emulator;

/// <summary>The requests that an emulator answered, oldest first; bounded, so that a long run does not eat the memory.</summary>
public sealed class S3Journal : IReadOnlyCollection<JournalEntry>
{
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private JournalEntry[] _ring = [];
    private int _count;
    private int _next;

    internal S3Journal(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = capacity;
    }

    /// <summary>How many entries are kept at present.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Forgets every entry.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            (_ring, _count, _next) = ([], 0, 0);
        }
    }

    /// <summary>The entries at this moment.</summary>
    public IEnumerator<JournalEntry> GetEnumerator() => Entries().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(JournalEntry entry)
    {
        if (_capacity == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_count == _ring.Length && _count < _capacity)
            {
                // Not yet full, so it was never wrapped around.
                Array.Resize(ref _ring, Math.Min(_capacity, Math.Max(16, 2 * _count)));
                _next = _count;
            }

            _ring[_next] = entry;
            _next = (_next + 1) % _ring.Length;
            _count = Math.Min(_count + 1, _ring.Length);
        }
    }

    private IEnumerable<JournalEntry> Entries()
    {
        lock (_gate)
        {
            var oldest = (_next - _count + _ring.Length) % Math.Max(1, _ring.Length);
            return [.. _ring.AsSpan(oldest, Math.Min(_count, _ring.Length - oldest)), .. _ring.AsSpan(0, Math.Max(0, oldest + _count - _ring.Length))];
        }
    }
}
