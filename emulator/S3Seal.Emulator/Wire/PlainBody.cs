using System.Buffers;
using System.IO.Pipelines;

namespace S3Seal.Emulator.Wire;

/// <summary>A body that is sent as it is.</summary>
internal sealed class PlainBody(PipeReader reader, BodyDigests digests, long? length) : VerifiedBody(digests, length)
{
    protected override async ValueTask<int> ReadDecodedAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAsync(cancellationToken);
        var available = result.Buffer;
        var count = (int)Math.Min(available.Length, buffer.Length);
        var taken = available.Slice(0, count);
        taken.CopyTo(buffer.Span);
        reader.AdvanceTo(taken.End);
        return count;
    }
}
