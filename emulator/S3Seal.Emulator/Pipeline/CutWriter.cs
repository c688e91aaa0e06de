using System.IO.Pipelines;

namespace S3Seal.Emulator.Pipeline;

/// <summary>A writer whose connection breaks after so many bytes, by order of <see cref="S3Faults"/>.</summary>
internal sealed class CutWriter(PipeWriter inner, long afterBytes) : PipeWriter
{
    private long _left = afterBytes;

    public override void Advance(int bytes)
    {
        var passed = (int)Math.Min(bytes, _left);
        inner.Advance(passed);
        _left -= passed;
    }

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var result = await inner.FlushAsync(cancellationToken);
        return _left > 0 ? result : throw new ConnectionCutException();
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
    }
}
