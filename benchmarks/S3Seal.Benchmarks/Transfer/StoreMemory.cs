using System.Globalization;
using System.Security.Cryptography;
using S3Seal.Emulator;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>What stored bytes cost in memory: the managed heap after a full collection, with and without the objects.</summary>
internal static class StoreMemory
{
    private const long Gibibyte = 1024L * 1024 * 1024;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| stored | objects | heap / stored bytes | overhead per object |");
        Console.WriteLine("|---|---|---|---|");
        await MeasureAsync(16 * 1024 * 1024, 64);
        await MeasureAsync(1024 * 1024, 1024);
        await MeasureAsync(64 * 1024, 4 * 1024);
        await MeasureAsync(1024, 200_000);
        return 0;
    }

    private static async Task MeasureAsync(int length, int count)
    {
        await using var emulator = await S3Emulator.StartAsync();
        using var connection = await RawConnection.OpenAsync(emulator.Endpoint);
        await connection.ExchangeAsync(PreparedRequest.Sign(emulator.Endpoint, "PUT", "/bench"));
        var content = RandomNumberGenerator.GetBytes(length);
        await PutAsync(emulator, connection, content, "warm", 64);
        var before = Heap();
        await PutAsync(emulator, connection, content, "key", count);
        var grown = Heap() - before;
        var stored = (long)length * count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {(double)stored / Gibibyte:0.00} GiB | {count} × {length / 1024} KiB | {(double)grown / stored:0.000} | {(double)(grown - stored) / count:0} B |"));
    }

    private static async Task PutAsync(S3Emulator emulator, RawConnection connection, byte[] content, string name, int count)
    {
        for (var index = 0; index < count; index++)
        {
            await connection.ExchangeAsync(PreparedRequest.Sign(emulator.Endpoint, "PUT", $"/bench/{name}-{index:0000000}", content));
        }
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
