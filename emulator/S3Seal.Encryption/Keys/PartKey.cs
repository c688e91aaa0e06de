using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Encryption;

/// <summary>What a part is sealed with: AES key, base nonce and key commitment, derived from the data key (sealed-object-v1 §4).</summary>
internal ref struct PartKey
{
    private const int NonceSize = 12;
    private const int MaxObjectId = 128;
    private const int OutputSize = SecretBytes.Length + NonceSize + SegmentFormat.CommitmentSize;

    private Span<byte> _output;

    public readonly ReadOnlySpan<byte> Key => _output[..SecretBytes.Length];

    public readonly ReadOnlySpan<byte> BaseNonce => _output.Slice(SecretBytes.Length, NonceSize);

    public readonly ReadOnlySpan<byte> Commitment => _output[(SecretBytes.Length + NonceSize)..];

    public static int BufferSize => OutputSize;

    /// <param name="buffer"><see cref="BufferSize"/> bytes of the caller's, zeroed by <see cref="Clear"/>.</param>
    /// <param name="dataKey">The layer's data key.</param>
    /// <param name="salt">24 bytes that never repeat under this data key.</param>
    /// <param name="place">Which part of which object, and which layer of it.</param>
    public static PartKey Derive(Span<byte> buffer, DataKey dataKey, ReadOnlySpan<byte> salt, in PartPlace place)
    {
        var label = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"u8;
        var context = "s3seal/sealed-object-v1\0"u8;
        Span<byte> info = stackalloc byte[48 + SegmentFormat.SaltSize + 24 + 5 + (3 * MaxObjectId)];
        if (place.ObjectId.Length > MaxObjectId)
        {
            throw new ArgumentException("The object id is too long.", nameof(place));
        }

        var length = 0;
        Append(info, ref length, label);
        Append(info, ref length, salt);
        Append(info, ref length, context);
        info[length++] = place.Layer;
        BinaryPrimitives.WriteInt32BigEndian(info[length..], place.PartNumber);
        length += sizeof(int);
        length += Encoding.UTF8.GetBytes(place.ObjectId, info[length..]);
        HkdfExpand.Derive(HashAlgorithmName.SHA512, dataKey.Bytes, info[..length], buffer[..OutputSize]);
        return new PartKey { _output = buffer[..OutputSize] };
    }

    public readonly void Clear() => CryptographicOperations.ZeroMemory(_output);

    private static void Append(Span<byte> target, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[length..]);
        length += bytes.Length;
    }
}

/// <summary>Where a sealed part belongs; bound into its keys, so that a part moved elsewhere does not open.</summary>
/// <param name="ObjectId">The version's or upload's random id.</param>
/// <param name="PartNumber">From 1.</param>
/// <param name="Layer">1, or 2 for the outer layer of DSSE-KMS.</param>
internal readonly record struct PartPlace(string ObjectId, int PartNumber, byte Layer);
