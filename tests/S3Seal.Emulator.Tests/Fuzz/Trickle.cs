using System.IO.Pipelines;
using System.Text;

namespace S3Seal.Emulator.Tests.Fuzz;

/// <summary>A body that arrives a few bytes at a time, as it may on a network.</summary>
internal sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes, writable: false)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, step)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    /// <summary>A reader over Latin-1 text; how it is cut follows from its length.</summary>
    public static PipeReader Of(string text) => PipeReader.Create(new Trickle(Encoding.Latin1.GetBytes(text), 1 + (text.Length % 97)), new StreamPipeReaderOptions(bufferSize: 4096, minimumReadSize: 1));
}
