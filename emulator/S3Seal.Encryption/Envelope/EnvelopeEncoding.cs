using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace S3Seal.Encryption;

/// <summary>The envelope's bytes, and the associated data that binds a wrapped key to its place (wrapped-key-v1 §3 and §5).</summary>
internal static class EnvelopeEncoding
{
    private const byte Format = 1;
    private const byte BucketKeyFlag = 1;

    public static byte[] Encode(EncryptionEnvelope envelope)
    {
        var writer = new ArrayBufferWriter<byte>(256);
        WriteHead(writer, envelope, envelope.RootKeyVersion);
        writer.Write(envelope.WrappedKey.Bytes.Span);
        if (envelope.SecondWrappedKey is { } second)
        {
            writer.Write(second.Bytes.Span);
        }

        return writer.WrittenSpan.ToArray();
    }

    public static EncryptionEnvelope Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new EnvelopeReader(bytes);
        if (reader.Byte() != Format)
        {
            throw new EncryptionException(EncryptionFailure.UnsupportedFormat);
        }

        var mode = (SseMode)reader.Byte();
        var flags = reader.Byte();
        var rootKeyVersion = reader.Int32();
        var arn = reader.Text32();
        var material = reader.Text32();
        var ciphertext = reader.Bytes32();
        var context = reader.Bytes32();
        var check = reader.Bytes32();
        var first = reader.Take(WrappedDataKey.Length);
        var second = mode == SseMode.KmsDsse ? reader.Take(WrappedDataKey.Length) : [];
        reader.End();

        var kms = mode is SseMode.Kms or SseMode.KmsDsse;
        var shape = Enum.IsDefined(mode)
            && (flags & ~BucketKeyFlag) == 0
            && (flags == 0 || mode == SseMode.Kms)
            && (rootKeyVersion > 0) == (mode is SseMode.S3 or SseMode.KmsDsse)
            && (arn.Length > 0) == kms
            && (material.Length > 0) == kms
            && ciphertext.IsEmpty != kms
            && context.IsEmpty != kms
            && check.Length == (mode == SseMode.Customer ? SseCScheme.CheckSize : 0);
        if (!shape)
        {
            throw new EncryptionException(EncryptionFailure.EnvelopeTampered);
        }

        return new EncryptionEnvelope
        {
            Mode = mode,
            BucketKeyEnabled = flags == BucketKeyFlag,
            RootKeyVersion = rootKeyVersion,
            KmsKeyArn = kms ? arn : null,
            KmsKeyMaterialId = kms ? material : null,
            KmsCiphertext = ciphertext.ToArray(),
            EncryptionContext = kms ? EncryptionContext.Parse(context) : null,
            CustomerKeyCheck = check.ToArray(),
            WrappedKey = new WrappedDataKey(first.ToArray()),
            SecondWrappedKey = second.IsEmpty ? null : new WrappedDataKey(second.ToArray()),
        };
    }

    /// <summary>What a wrapped key is bound to: its layer, its object, and everything in the envelope that is not a wrapped key.</summary>
    /// <param name="writer">Receives the associated data.</param>
    /// <param name="envelope">The envelope; its wrapped keys are not looked at.</param>
    /// <param name="identity">The object version.</param>
    /// <param name="layer">1 or 2.</param>
    public static void WriteBinding(ArrayBufferWriter<byte> writer, EncryptionEnvelope envelope, ObjectIdentity identity, byte layer)
    {
        writer.Write("s3seal/wrapped-key-v1\0"u8);
        writer.Write([layer]);
        WriteText(writer, identity.Bucket);
        WriteText(writer, identity.Key);
        WriteText(writer, identity.ObjectId);

        // A layer that the root key does not wrap must survive the root key's rotation.
        var underRoot = layer == 2 || envelope.Mode == SseMode.S3;
        WriteHead(writer, envelope, underRoot ? envelope.RootKeyVersion : 0);
    }

    private static void WriteHead(ArrayBufferWriter<byte> writer, EncryptionEnvelope envelope, int rootKeyVersion)
    {
        writer.Write([Format, (byte)envelope.Mode, envelope.BucketKeyEnabled ? BucketKeyFlag : (byte)0]);
        WriteInt32(writer, rootKeyVersion);
        WriteText(writer, envelope.KmsKeyArn ?? "");
        WriteText(writer, envelope.KmsKeyMaterialId ?? "");
        WriteBytes(writer, envelope.KmsCiphertext.Span);
        WriteBytes(writer, envelope.EncryptionContext is { } context ? context.Canonical : default);
        WriteBytes(writer, envelope.CustomerKeyCheck.Span);
    }

    private static void WriteText(ArrayBufferWriter<byte> writer, string text)
    {
        WriteInt32(writer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, writer);
    }

    private static void WriteBytes(ArrayBufferWriter<byte> writer, ReadOnlySpan<byte> bytes)
    {
        WriteInt32(writer, bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteInt32(ArrayBufferWriter<byte> writer, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(writer.GetSpan(sizeof(int)), value);
        writer.Advance(sizeof(int));
    }
}
