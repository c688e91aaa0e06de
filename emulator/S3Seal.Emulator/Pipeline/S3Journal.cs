using System.Collections;
using System.Collections.Concurrent;

namespace S3Seal.Emulator;

/// <summary>The requests that an emulator answered, oldest first; bounded, so that a long run does not eat the memory.</summary>
public sealed class S3Journal : IReadOnlyCollection<JournalEntry>
{
    private readonly ConcurrentQueue<JournalEntry> _entries = new();
    private readonly int _capacity;

    internal S3Journal(int capacity) => _capacity = capacity;

    /// <summary>How many entries are kept at present.</summary>
    public int Count => _entries.Count;

    /// <summary>Forgets every entry.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>The entries at this moment.</summary>
    public IEnumerator<JournalEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(JournalEntry entry)
    {
        _entries.Enqueue(entry);
        while (_entries.Count > _capacity && _entries.TryDequeue(out _))
        {
        }
    }
}
