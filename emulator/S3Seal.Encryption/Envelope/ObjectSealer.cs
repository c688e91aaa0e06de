namespace S3Seal.Encryption;

/// <summary>Seals the parts of one object version or upload under its data keys.</summary>
public sealed class ObjectSealer : IDisposable
{
    private readonly LayerKeys _keys;
    private readonly ObjectIdentity _identity;
    private readonly KeyRandom _random;

    internal ObjectSealer(EncryptionEnvelope envelope, LayerKeys keys, ObjectIdentity identity, KeyRandom random)
    {
        Envelope = envelope;
        _keys = keys;
        _identity = identity;
        _random = random;
    }

    /// <summary>What must be stored beside the ciphertext.</summary>
    public EncryptionEnvelope Envelope { get; }

    /// <summary>Begins a part; a part sealed again under the same number gets other keys.</summary>
    public PartSealer BeginPart(int partNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partNumber, 1);
        var inner = new LayerSealer(_keys.First, new PartPlace(_identity.ObjectId, partNumber, 1), _random);
        return new PartSealer(
            inner,
            _keys.Second is { } second ? new LayerSealer(second, new PartPlace(_identity.ObjectId, partNumber, 2), _random) : null);
    }

    /// <summary>Zeroes the data keys.</summary>
    public void Dispose() => _keys.Dispose();
}
