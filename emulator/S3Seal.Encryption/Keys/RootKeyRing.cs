using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>All versions of the root key. New data keys are wrapped under the newest; older versions stay for reading.</summary>
public sealed class RootKeyRing : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly KeyRandom _random;
    private readonly TimeSpan? _period;
    private RootKey?[] _versions;

    /// <param name="clock">Tells when a version is due.</param>
    /// <param name="random">Where key material comes from.</param>
    /// <param name="period">How long a version serves before the next one is made; null to rotate on command only.</param>
    public RootKeyRing(TimeProvider clock, KeyRandom random, TimeSpan? period)
    {
        _clock = clock;
        _random = random;
        _period = period;
        _versions = [Create(1)];
    }

    /// <summary>The number of the newest version; the first is 1.</summary>
    public int CurrentVersion => Current.Version;

    /// <summary>The newest version, made now when the schedule says so.</summary>
    internal RootKey Current
    {
        get
        {
            var current = _versions[^1]!;
            return _period is { } period && _clock.GetUtcNow() - current.Created >= period ? RotateFrom(current) : current;
        }
    }

    /// <summary>Makes a new version and returns its number. Nothing already wrapped changes.</summary>
    public int Rotate() => RotateFrom(_versions[^1]!).Version;

    /// <summary>Destroys a version that is not the newest: data keys still wrapped under it can never be opened again.</summary>
    public void Destroy(int version)
    {
        lock (_lock)
        {
            if (version < 1 || version >= _versions.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(version), "Only an older version can be destroyed.");
            }

            var remaining = (RootKey?[])_versions.Clone();
            remaining[version - 1]?.Dispose();
            remaining[version - 1] = null;
            _versions = remaining;
        }
    }

    /// <summary>Zeroes every version.</summary>
    public void Dispose()
    {
        foreach (var version in _versions)
        {
            version?.Dispose();
        }
    }

    internal RootKey Find(int version)
    {
        var versions = _versions;
        return version >= 1 && version <= versions.Length && versions[version - 1] is { } found
            ? found
            : throw new EncryptionException(EncryptionFailure.RootKeyVersionGone);
    }

    private RootKey RotateFrom(RootKey expected)
    {
        lock (_lock)
        {
            // Two requests may find the same version due; the second takes the first one's.
            if (_versions[^1] == expected)
            {
                _versions = [.. _versions, Create(_versions.Length + 1)];
            }

            return _versions[^1]!;
        }
    }

    private RootKey Create(int version)
    {
        Span<byte> material = stackalloc byte[SecretBytes.Length];
        _random.Fill(material);
        try
        {
            return new RootKey(version, _clock.GetUtcNow(), material);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }
}
