using System.Buffers.Binary;
using System.Text;

namespace S3Seal.Encryption;

/// <summary>Reads the fields of an envelope strictly: every length inside the bytes, every text valid UTF-8.</summary>
internal ref struct EnvelopeReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public int Int32()
    {
        var value = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        return value >= 0 ? value : throw Tampered();
    }

    public ReadOnlySpan<byte> Bytes32() => Take(Int32());

    public string Text32()
    {
        try
        {
            return StrictUtf8.GetString(Bytes32());
        }
        catch (DecoderFallbackException)
        {
            throw Tampered();
        }
    }

    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw Tampered();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw Tampered();
        }
    }

    private static EncryptionException Tampered() => new(EncryptionFailure.EnvelopeTampered);
}
