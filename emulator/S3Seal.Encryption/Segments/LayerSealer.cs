using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Seals one layer of one part, segment by segment, as plaintext arrives.</summary>
internal sealed class LayerSealer : IDisposable
{
    private readonly SegmentCipher _cipher;
    private readonly byte[] _header = new byte[SegmentFormat.HeaderSize];
    private byte[]? _pending;
    private int _pendingLength;
    private int _mostPending;
    private long _next;
    private bool _headerWritten;

    public LayerSealer(DataKey dataKey, in PartPlace place, KeyRandom random)
    {
        random.Fill(_header.AsSpan(0, SegmentFormat.SaltSize));
        Span<byte> buffer = stackalloc byte[PartKey.BufferSize];
        var key = PartKey.Derive(buffer, dataKey, _header.AsSpan(0, SegmentFormat.SaltSize), place);
        key.Commitment.CopyTo(_header.AsSpan(SegmentFormat.SaltSize));
        _cipher = new SegmentCipher(key);
        key.Clear();
    }

    public void Append(ReadOnlySpan<byte> plaintext, IBufferWriter<byte> ciphertext)
    {
        if (_pendingLength > 0)
        {
            var taken = Math.Min(SegmentFormat.SegmentSize - _pendingLength, plaintext.Length);
            Keep(plaintext[..taken]);
            plaintext = plaintext[taken..];
            if (_pendingLength == SegmentFormat.SegmentSize)
            {
                _pendingLength = 0;
                Write(_pending.AsSpan(0, SegmentFormat.SegmentSize), ciphertext);
            }
        }

        while (plaintext.Length >= SegmentFormat.SegmentSize)
        {
            Write(plaintext[..SegmentFormat.SegmentSize], ciphertext);
            plaintext = plaintext[SegmentFormat.SegmentSize..];
        }

        Keep(plaintext);
    }

    /// <summary>Writes the last segment, which is shorter than the others and may be empty: its shortness is the end mark.</summary>
    public void Finish(IBufferWriter<byte> ciphertext) => Write(_pending.AsSpan(0, _pendingLength), ciphertext);

    public void Dispose()
    {
        _cipher.Dispose();
        if (_pending is { } pending)
        {
            _pending = null;
            CryptographicOperations.ZeroMemory(pending.AsSpan(0, _mostPending));
            ArrayPool<byte>.Shared.Return(pending);
        }
    }

    private void Keep(ReadOnlySpan<byte> plaintext)
    {
        if (plaintext.IsEmpty)
        {
            return;
        }

        _pending ??= ArrayPool<byte>.Shared.Rent(SegmentFormat.SegmentSize);
        plaintext.CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength += plaintext.Length;
        _mostPending = Math.Max(_mostPending, _pendingLength);
    }

    private void Write(ReadOnlySpan<byte> segment, IBufferWriter<byte> ciphertext)
    {
        if (!_headerWritten)
        {
            _headerWritten = true;
            _header.CopyTo(ciphertext.GetSpan(SegmentFormat.HeaderSize));
            ciphertext.Advance(SegmentFormat.HeaderSize);
        }

        var length = segment.Length + SegmentFormat.TagSize;
        _cipher.Seal(_next++, segment, ciphertext.GetSpan(length)[..length]);
        ciphertext.Advance(length);
    }
}
