using System.Globalization;
using CsCheck;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Tests.Errors;

namespace S3Seal.Emulator.Tests.Fuzz;

/// <summary>
/// Feeds a parser with seeds that were changed at random, and allows two ends only: it reads them, or it refuses with an error of S3.
/// A few thousand inputs each by default; <c>S3SEAL_FUZZ=1000000</c> sets another number.
/// </summary>
internal static class Fuzzer
{
    private const int UsualRuns = 2000;

    // What one input may cost: its own size many times over for the answer's details, and a floor for buffers.
    private const long BytesPerCharacter = 4096;
    private const long BytesAtLeast = 1024 * 1024;

    private static readonly HashSet<S3Error> Table = [.. ErrorPage.All];

    private static long Runs { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("S3SEAL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : UsualRuns;

    public static void Run(string[] seeds, string[] words, Action<string> parse) =>
        Gen.Select(Gen.Int[0, seeds.Length - 1], Edit.Any.Array[0, 6])
            .Sample((seed, edits) => Feed(edits.Aggregate(seeds[seed], (text, edit) => edit.Apply(text, words)), parse), iter: Runs);

    private static void Feed(string text, Action<string> parse)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            parse(text);
        }
        catch (S3Exception refusal)
        {
            Assert.Contains(refusal.Error, Table);
            Assert.NotEmpty(refusal.Message);
        }

        var cost = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(cost < BytesAtLeast + (text.Length * BytesPerCharacter), $"{text.Length} characters cost {cost} bytes");
    }
}
