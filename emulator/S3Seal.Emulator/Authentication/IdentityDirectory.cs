using System.Collections.Concurrent;

namespace S3Seal.Emulator.Authentication;

/// <summary>Everyone who may sign, by access key id, with their derived signing keys.</summary>
internal sealed class IdentityDirectory
{
    // A long test run crosses few dates and regions; anything beyond is an attack on memory.
    private const int MaxCachedKeys = 64;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public IEnumerable<S3Identity> All => _entries.Values.Select(entry => entry.Identity);

    /// <summary>Adds an identity, or replaces the one with the same access key id.</summary>
    public void Add(S3Identity identity) => _entries[identity.AccessKeyId] = new Entry(identity);

    public void Clear() => _entries.Clear();

    public Entry? Find(string accessKeyId) => _entries.GetValueOrDefault(accessKeyId);

    internal sealed class Entry(S3Identity identity)
    {
        private readonly ConcurrentDictionary<(string Date, string Region, string Service), byte[]> _keys = new();

        public S3Identity Identity { get; } = identity;

        public byte[] SigningKeyFor(string date, string region, string service)
        {
            if (_keys.TryGetValue((date, region, service), out var known))
            {
                return known;
            }

            if (_keys.Count >= MaxCachedKeys)
            {
                _keys.Clear();
            }

            return _keys[(date, region, service)] = SigningKey.Derive(Identity.SecretAccessKey, date, region, service);
        }
    }
}
