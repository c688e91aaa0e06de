using System.Buffers.Binary;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>AES-256-GCM over the numbered segments of one part: one key schedule, nonces by counting (sealed-object-v1 §5).</summary>
internal sealed class SegmentCipher : IDisposable
{
    private const int NonceSize = 12;

    private readonly AesGcm _gcm;
    private readonly uint _nonceHead;
    private readonly ulong _nonceTail;

    public SegmentCipher(in PartKey key)
    {
        _gcm = new AesGcm(key.Key, SegmentFormat.TagSize);
        _nonceHead = BinaryPrimitives.ReadUInt32BigEndian(key.BaseNonce);
        _nonceTail = BinaryPrimitives.ReadUInt64BigEndian(key.BaseNonce[sizeof(uint)..]);
    }

    public void Seal(long number, ReadOnlySpan<byte> plaintext, Span<byte> sealedSegment)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteNonce(number, nonce);
        _gcm.Encrypt(nonce, plaintext, sealedSegment[..plaintext.Length], sealedSegment.Slice(plaintext.Length, SegmentFormat.TagSize));
    }

    /// <summary>Opens into <paramref name="plaintext"/>, or throws and leaves zeroes there.</summary>
    public void Open(long number, ReadOnlySpan<byte> sealedSegment, Span<byte> plaintext)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        WriteNonce(number, nonce);
        try
        {
            _gcm.Decrypt(nonce, sealedSegment[..plaintext.Length], sealedSegment[plaintext.Length..], plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            throw new EncryptionException(EncryptionFailure.SegmentTampered);
        }
    }

    public void Dispose() => _gcm.Dispose();

    private void WriteNonce(long number, Span<byte> nonce)
    {
        if (number is < 0 or >= SegmentFormat.MaxSegments)
        {
            throw new InvalidOperationException("A part has fewer than 2^38 segments.");
        }

        BinaryPrimitives.WriteUInt32BigEndian(nonce, _nonceHead);
        BinaryPrimitives.WriteUInt64BigEndian(nonce[sizeof(uint)..], _nonceTail ^ (ulong)number);
    }
}
