using System.Buffers;
using System.IO.Pipelines;
using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>An opened version: its keys are at hand, its data is decrypted segment by segment as it is asked for.</summary>
internal sealed class ObjectReader(ObjectVersion version, ObjectOpener opener) : IDisposable
{
    // Enough to keep the socket busy, little enough to be sent while it still lies in the processor's cache.
    private const int BytesPerFlush = 128 * 1024;

    /// <summary>Decrypts a stretch of the plaintext into the answer's pipe.</summary>
    public async ValueTask WriteAsync(PipeWriter output, long offset, long length, CancellationToken cancellationToken)
    {
        var unflushed = 0L;
        foreach (var (part, from, count) in Slices(offset, length))
        {
            using var open = Begin(part, from, count);
            while (Next(open, output))
            {
                unflushed += SegmentFormat.SegmentSize;
                if (unflushed < BytesPerFlush)
                {
                    continue;
                }

                unflushed = 0;
                var flushed = await output.FlushAsync(cancellationToken);
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    return;
                }
            }
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Decrypts a stretch of the plaintext segment by segment into whatever takes it; the buffer is overwritten between calls.</summary>
    public void CopyTo(PartWriter target, long offset, long length)
    {
        using var buffer = new SegmentBuffer();
        foreach (var (part, from, count) in Slices(offset, length))
        {
            using var open = Begin(part, from, count);
            while (Next(open, buffer))
            {
                target.Append(buffer.Written);
                buffer.Clear();
            }
        }
    }

    /// <summary>A small stretch of the plaintext, whole and verified before any of it is shown.</summary>
    public ReadOnlyMemory<byte> Read(long offset, int length)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(1, length));
        foreach (var (part, from, count) in Slices(offset, length))
        {
            using var open = Begin(part, from, count);
            while (Next(open, bytes))
            {
            }
        }

        return bytes.WrittenMemory;
    }

    public void Dispose() => opener.Dispose();

    private PartOpener Begin(StoredPart part, long from, long count)
    {
        try
        {
            var open = opener.BeginPart(part.Number, part.Length, part.Data);
            open.Seek(from, count);
            return open;
        }
        catch (EncryptionException damage)
        {
            throw EncryptionErrors.OnReading(damage);
        }
    }

    private static bool Next(PartOpener open, IBufferWriter<byte> output)
    {
        try
        {
            return open.ReadNext(output);
        }
        catch (EncryptionException damage)
        {
            throw EncryptionErrors.OnReading(damage);
        }
    }

    // An empty part is visited as well when the whole object is read: its end mark is proven too.
    private IEnumerable<(StoredPart Part, long From, long Count)> Slices(long offset, long length)
    {
        var start = 0L;
        foreach (var part in version.Parts)
        {
            var from = Math.Max(offset - start, 0);
            var until = Math.Min(offset + length - start, part.Length);
            if (from < until || (part.Length == 0 && length == version.Length))
            {
                yield return (part, from, until - from);
            }

            start += part.Length;
        }
    }
}
