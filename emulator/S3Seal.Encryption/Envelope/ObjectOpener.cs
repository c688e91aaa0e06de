namespace S3Seal.Encryption;

/// <summary>Opens the parts of one object version.</summary>
public sealed class ObjectOpener : IDisposable
{
    private readonly LayerKeys _keys;
    private readonly ObjectIdentity _identity;

    internal ObjectOpener(LayerKeys keys, ObjectIdentity identity)
    {
        _keys = keys;
        _identity = identity;
    }

    /// <summary>Checks the part's length and key commitment; nothing is decrypted yet.</summary>
    /// <param name="partNumber">The number the part was sealed under.</param>
    /// <param name="plaintextLength">The length recorded when it was sealed.</param>
    /// <param name="ciphertext">The stored bytes.</param>
    /// <exception cref="EncryptionException">The length does not fit, or the part belongs elsewhere.</exception>
    public PartOpener BeginPart(int partNumber, long plaintextLength, ICiphertext ciphertext)
    {
        var first = new PartPlace(_identity.ObjectId, partNumber, 1);
        if (_keys.Second is not { } secondKey)
        {
            return new PartOpener(new LayerOpener(_keys.First, first, plaintextLength, ciphertext), null);
        }

        var second = first with { Layer = 2 };
        var outer = new OpenedLayer(new LayerOpener(secondKey, second, SegmentFormat.SealedLength(plaintextLength), ciphertext));
        try
        {
            return new PartOpener(new LayerOpener(_keys.First, first, plaintextLength, outer), outer);
        }
        catch
        {
            outer.Dispose();
            throw;
        }
    }

    /// <summary>Zeroes the data keys.</summary>
    public void Dispose() => _keys.Dispose();
}
