using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using S3Seal.Encryption;

namespace S3Seal.Benchmarks.Encryption;

/// <summary>
/// What sealing and opening cost beside the same primitives in a bare loop. Engine and yardstick take turns, and the fastest round of each
/// counts, so that a busy machine disturbs both alike.
/// </summary>
internal static class EncryptionComparison
{
    private const int Rounds = 600;

    // Short rounds: the fastest is then one that nobody interrupted.
    private const double MicrosecondsPerRound = 400;
    private const long Gigabyte = 1L << 30;
    private static readonly string[] Modes = ["s3", "kms", "bucket-key", "customer"];

    public static int Run()
    {
        using var engine = new EngineUnderMeasure();
        using var bare = new BareAesGcm();
        Console.WriteLine("size        mode          key work, µs         whole             segments alone");
        Console.WriteLine("                          seal   open      seal    open       seal    open   (rate / AesGcm's own)");
        foreach (var size in new[] { 1024, 64 * 1024, 1024 * 1024, 16 * 1024 * 1024 })
        {
            foreach (var mode in Modes)
            {
                Compare(engine, bare, mode, size);
            }
        }

        Ranges(engine);
        Streaming(engine);
        return 0;
    }

    private static void Compare(EngineUnderMeasure engine, BareAesGcm bare, string mode, int size)
    {
        var plaintext = RandomNumberGenerator.GetBytes(size);
        var bareBytes = new byte[BareAesGcm.StoredLength(size)];
        var sealedBytes = new byte[SegmentFormat.SealedLength(size) + SegmentFormat.SegmentSize];
        var opened = new byte[size + SegmentFormat.SegmentSize];
        var (writer, reader) = (new FixedWriter(sealedBytes), new FixedWriter(opened));
        var protection = engine.Protection(mode);
        var envelope = engine.Seal(protection, plaintext, writer);
        var ciphertext = new ArrayCiphertext(sealedBytes, (int)SegmentFormat.SealedLength(size));
        var times = (int)Math.Max(1, MicrosecondsPerRound / (5 + (size / 3000.0)));
        var rounds = Math.Max(30, Math.Min(Rounds, 600 * 1024 * 1024 / size));
        var empty = engine.Seal(protection, [], new FixedWriter(opened));
        var emptyBytes = opened.AsSpan(0, (int)SegmentFormat.SealedLength(0)).ToArray();
        var nothing = new ArrayCiphertext(emptyBytes, emptyBytes.Length);
        var fastest = Enumerable.Repeat(double.MaxValue, 6).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            fastest[0] = Math.Min(fastest[0], Time(times, () => bare.Seal(plaintext, bareBytes)));
            fastest[1] = Math.Min(fastest[1], Time(times, () =>
            {
                writer.Reset();
                envelope = engine.Seal(protection, plaintext, writer);
            }));
            fastest[2] = Math.Min(fastest[2], Time(times, () => bare.Open(bareBytes, opened.AsSpan(0, size))));
            fastest[3] = Math.Min(fastest[3], Time(times, () =>
            {
                reader.Reset();
                engine.Open(envelope, ciphertext, size, reader);
            }));
            fastest[4] = Math.Min(fastest[4], Time(times, () =>
            {
                writer.Reset();
                engine.Seal(protection, [], writer);
            }));
            fastest[5] = Math.Min(fastest[5], Time(times, () => engine.Open(empty, nothing, 0, reader)));
            writer.Reset();
            envelope = engine.Seal(protection, plaintext, writer);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,-11} {mode,-12} {fastest[4],6:0.00} {fastest[5],6:0.00}    {fastest[0] / fastest[1],6:0.000}  {fastest[2] / fastest[3],6:0.000}     {fastest[0] / (fastest[1] - fastest[4]),6:0.000}  {fastest[2] / (fastest[3] - fastest[5]),6:0.000}"));
    }

    private static void Ranges(EngineUnderMeasure engine)
    {
        const int Size = 64 * 1024 * 1024;
        var bytes = new byte[SegmentFormat.SealedLength(Size)];
        var envelope = engine.Seal(SseProtection.S3, new byte[Size], new FixedWriter(bytes));
        var counting = new CountingCiphertext(new ArrayCiphertext(bytes, bytes.Length));
        engine.Open(envelope, counting, Size, new ForgettingWriter(), (Size / 2, 100));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100 bytes out of the middle of 64 MiB: {counting.BytesRead} stored bytes read"));
    }

    private static void Streaming(EngineUnderMeasure engine)
    {
        var piece = new byte[128 * 1024];
        var writer = new ForgettingWriter();
        engine.SealStream(SseProtection.S3, piece, piece.Length, writer);
        var (allocated, began) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        engine.SealStream(SseProtection.S3, piece, Gigabyte, writer);
        Report("sealing 1 GiB", allocated, began);

        using var stored = new StoredGigabyte(Gigabyte);
        (allocated, began) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        stored.Open(new ForgettingWriter());
        Report("opening 1 GiB", allocated, began);
    }

    private static void Report(string what, long allocatedBefore, long began)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {allocated / 1024.0:0.0} KiB allocated in all, {Gigabyte / seconds / 1e9:0.00} GB/s"));
    }

    private static double Time(int times, Action action)
    {
        var began = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / times;
    }

    private sealed class CountingCiphertext(ICiphertext inner) : ICiphertext
    {
        public long BytesRead { get; private set; }

        public long Length => inner.Length;

        public void Read(long offset, Span<byte> destination)
        {
            BytesRead += destination.Length;
            inner.Read(offset, destination);
        }
    }
}
