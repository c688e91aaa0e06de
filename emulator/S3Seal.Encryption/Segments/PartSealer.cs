using System.Buffers;

namespace S3Seal.Encryption;

/// <summary>Seals one part: plaintext is pushed in, ciphertext comes out at once. A single PUT is part 1.</summary>
public sealed class PartSealer : IDisposable
{
    private readonly LayerSealer _inner;
    private readonly LayerSealer? _outer;
    private readonly ArrayBufferWriter<byte>? _between;
    private bool _finished;

    internal PartSealer(LayerSealer inner, LayerSealer? outer)
    {
        _inner = inner;
        _outer = outer;
        _between = outer is null ? null : new ArrayBufferWriter<byte>(2 * SegmentFormat.SealedSegmentSize);
    }

    /// <summary>Plaintext bytes taken so far.</summary>
    public long PlaintextLength { get; private set; }

    /// <summary>Takes plaintext and writes the segments that it fills.</summary>
    public void Append(ReadOnlySpan<byte> plaintext, IBufferWriter<byte> ciphertext)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        PlaintextLength += plaintext.Length;
        if (_outer is null)
        {
            _inner.Append(plaintext, ciphertext);
            return;
        }

        // Segment by segment, so that a large buffer is never held twice.
        while (!plaintext.IsEmpty)
        {
            var taken = Math.Min(plaintext.Length, SegmentFormat.SegmentSize);
            _inner.Append(plaintext[..taken], _between!);
            plaintext = plaintext[taken..];
            PassOn(ciphertext);
        }
    }

    /// <summary>Writes what is left. The part is whole only after this.</summary>
    public void Finish(IBufferWriter<byte> ciphertext)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _finished = true;
        if (_outer is null)
        {
            _inner.Finish(ciphertext);
            return;
        }

        _inner.Finish(_between!);
        PassOn(ciphertext);
        _outer.Finish(ciphertext);
    }

    /// <summary>Zeroes keys and buffered plaintext.</summary>
    public void Dispose()
    {
        _finished = true;
        _inner.Dispose();
        _outer?.Dispose();
    }

    private void PassOn(IBufferWriter<byte> ciphertext)
    {
        _outer!.Append(_between!.WrittenSpan, ciphertext);
        _between.ResetWrittenCount();
    }
}
