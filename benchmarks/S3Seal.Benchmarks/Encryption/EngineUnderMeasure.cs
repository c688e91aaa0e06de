using System.Buffers;
using S3Seal.Encryption;

namespace S3Seal.Benchmarks.Encryption;

/// <summary>The engine as the emulator uses it: fresh keys for every object, the same buffers again.</summary>
internal sealed class EngineUnderMeasure : IDisposable
{
    private static readonly ObjectIdentity Identity = new("bucket", "some/key", "0123456789abcdef0123456789abcdef");
    private static readonly KmsRequester Requester = new("111122223333", null);

    private readonly LocalKms _kms = new("us-east-1", TimeProvider.System);
    private readonly EncryptionEngine _engine;
    private readonly CustomerKey _customerKey = new(new byte[32]);

    public EngineUnderMeasure() => _engine = new EncryptionEngine(_kms, TimeProvider.System);

    public SseProtection Protection(string mode)
    {
        var arn = mode is "kms" or "bucket-key" or "dsse" ? _kms.Resolve(null, Requester) : null;
        return mode switch
        {
            "s3" => SseProtection.S3,
            "kms" => new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn },
            "bucket-key" => new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, BucketKeyEnabled = true },
            "dsse" => new SseProtection { Mode = SseMode.KmsDsse, KmsKeyArn = arn },
            _ => new SseProtection { Mode = SseMode.Customer, CustomerKey = _customerKey },
        };
    }

    public EncryptionEnvelope Seal(SseProtection protection, ReadOnlySpan<byte> plaintext, IBufferWriter<byte> ciphertext)
    {
        using var sealer = _engine.BeginSeal(protection, Identity, Requester);
        using var part = sealer.BeginPart(1);
        part.Append(plaintext, ciphertext);
        part.Finish(ciphertext);
        return sealer.Envelope;
    }

    public void SealStream(SseProtection protection, ReadOnlySpan<byte> piece, long length, IBufferWriter<byte> ciphertext)
    {
        using var sealer = _engine.BeginSeal(protection, Identity, Requester);
        using var part = sealer.BeginPart(1);
        for (var done = 0L; done < length; done += piece.Length)
        {
            part.Append(piece, ciphertext);
        }

        part.Finish(ciphertext);
        Envelope = sealer.Envelope;
    }

    public EncryptionEnvelope? Envelope { get; private set; }

    public void Open(EncryptionEnvelope envelope, ICiphertext ciphertext, long length, IBufferWriter<byte> plaintext, (long Offset, long Length)? range = null)
    {
        using var opener = _engine.BeginOpen(envelope, Identity, envelope.Mode == SseMode.Customer ? _customerKey : null, Requester);
        using var part = opener.BeginPart(1, length, ciphertext);
        if (range is var (offset, count))
        {
            part.Seek(offset, count);
        }

        while (part.ReadNext(plaintext))
        {
        }
    }

    public void Dispose()
    {
        _customerKey.Dispose();
        _engine.Dispose();
        _kms.Dispose();
    }
}

/// <summary>Takes bytes into one array from its beginning.</summary>
internal sealed class FixedWriter(byte[] bytes) : IBufferWriter<byte>
{
    private int _written;

    public void Reset() => _written = 0;

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => bytes.AsMemory(_written);

    public Span<byte> GetSpan(int sizeHint = 0) => bytes.AsSpan(_written);
}

/// <summary>Takes bytes and forgets them, in one small buffer.</summary>
internal sealed class ForgettingWriter : IBufferWriter<byte>
{
    private readonly byte[] _bytes = new byte[64 * 1024];

    public long Total { get; private set; }

    public void Advance(int count) => Total += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes;

    public Span<byte> GetSpan(int sizeHint = 0) => _bytes;
}

/// <summary>Ciphertext in one array.</summary>
internal sealed class ArrayCiphertext(byte[] bytes, int length) : ICiphertext
{
    public long Length => length;

    public bool TryGetSpan(long offset, int count, out ReadOnlySpan<byte> found)
    {
        found = bytes.AsSpan((int)offset, count);
        return true;
    }

    public void Read(long offset, Span<byte> destination) => bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
}
