using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace S3Seal.Encryption;

/// <summary>The blob that KMS hands out: key, generation of material, then XAES-256-GCM bound to both and to the context (wrapped-key-v1 §7).</summary>
internal ref struct KmsCiphertext
{
    private const byte Format = 1;

    public string KeyArn { get; private set; }

    public ReadOnlySpan<byte> MaterialId { get; private set; }

    /// <summary>Nonce, ciphertext and tag.</summary>
    public ReadOnlySpan<byte> Sealed { get; private set; }

    public readonly int PlaintextLength => Sealed.Length - Xaes256Gcm.NonceSize - Xaes256Gcm.TagSize;

    public static byte[] Seal(KmsKey key, ReadOnlySpan<byte> plaintext, EncryptionContext context, KeyRandom random)
    {
        var material = key.Current;
        var arn = Encoding.UTF8.GetBytes(key.Arn);
        var head = 1 + sizeof(int) + arn.Length + KmsKeyMaterial.IdSize;
        var blob = new byte[head + Xaes256Gcm.NonceSize + plaintext.Length + Xaes256Gcm.TagSize];
        blob[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(1), arn.Length);
        arn.CopyTo(blob, 1 + sizeof(int));
        material.IdBytes.CopyTo(blob, head - KmsKeyMaterial.IdSize);
        var nonce = blob.AsSpan(head, Xaes256Gcm.NonceSize);
        random.Fill(nonce);
        material.Cipher.Seal(nonce, plaintext, blob.AsSpan(head + Xaes256Gcm.NonceSize), Bind(blob.AsSpan(0, head), context));
        return blob;
    }

    /// <summary>False when the bytes are not such a blob.</summary>
    public static bool TryParse(ReadOnlySpan<byte> blob, out KmsCiphertext parsed)
    {
        parsed = default;
        if (blob.Length < 1 + sizeof(int) || blob[0] != Format)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(blob[1..]);
        var rest = blob[(1 + sizeof(int))..];
        if (length < 0 || length > rest.Length - KmsKeyMaterial.IdSize - Xaes256Gcm.NonceSize - Xaes256Gcm.TagSize)
        {
            return false;
        }

        parsed = new KmsCiphertext
        {
            KeyArn = Encoding.UTF8.GetString(rest[..length]),
            MaterialId = rest.Slice(length, KmsKeyMaterial.IdSize),
            Sealed = rest[(length + KmsKeyMaterial.IdSize)..],
        };
        return true;
    }

    /// <summary>False when the blob is not authentic for this material and context.</summary>
    public readonly bool TryOpen(ReadOnlySpan<byte> blob, KmsKeyMaterial material, EncryptionContext context, Span<byte> plaintext) =>
        material.Cipher.TryOpen(
            Sealed[..Xaes256Gcm.NonceSize],
            Sealed[Xaes256Gcm.NonceSize..],
            plaintext,
            Bind(blob[..^Sealed.Length], context));

    private static byte[] Bind(ReadOnlySpan<byte> head, EncryptionContext context)
    {
        var writer = new ArrayBufferWriter<byte>(256);
        writer.Write("s3seal/kms-ciphertext-v1\0"u8);
        writer.Write(head);
        writer.Write(context.Canonical);
        return writer.WrittenSpan.ToArray();
    }
}
