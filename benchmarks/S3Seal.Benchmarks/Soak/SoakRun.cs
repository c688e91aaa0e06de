using System.Diagnostics;
using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator;

namespace S3Seal.Benchmarks.Soak;

/// <summary>
/// Mixed load from 64 clients with faults all the time. It is well when every acknowledged write can be read back byte by byte, nothing
/// failed that was not ordered to fail, and the heap after a reset is that of before, within a tenth.
/// </summary>
internal static class SoakRun
{
    private const int Workers = 62;
    private const int Droppers = 2;
    private const double MostGrowth = 1.10;
    private const int SettlingRounds = 10;
    private const int CollectionsPerRound = 10;

    private static readonly TimeSpan SettlingPause = TimeSpan.FromSeconds(10);

    private static readonly string[] Buckets = ["soak", "soak-versions"];

    /// <param name="arguments">The minutes; 10 when absent.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        await using var emulator = await S3Emulator.StartAsync();
        var ledger = new SoakLedger();
        await LoadAsync(emulator, new SoakLedger(), TimeSpan.FromSeconds(20));
        var before = await HeapAfterResetAsync(emulator);
        await LoadAsync(emulator, ledger, TimeSpan.FromMinutes(minutes));
        var full = GC.GetTotalMemory(forceFullCollection: true);
        var after = await HeapAfterResetAsync(emulator);
        ledger.Settle();

        Console.WriteLine($"{ledger.Done} requests, {ledger.Bytes / 1048576} MiB; faults that struck: {ledger.Summary()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heap before {before / 1048576.0:0.0} MiB, full {full / 1048576.0:0.0} MiB, after reset {after / 1048576.0:0.0} MiB ({(double)after / before:0.000})"));
        if (after > before * MostGrowth)
        {
            ledger.Blame("the heap did not come back");
        }

        Console.WriteLine(ledger.Wrong.Count == 0 ? "soak passed" : $"soak failed: {ledger.Wrong.Count} faults found");
        return ledger.Wrong.Count == 0 ? 0 : 1;
    }

    private static async Task LoadAsync(S3Emulator emulator, SoakLedger ledger, TimeSpan time)
    {
        using var client = emulator.CreateS3Client(configure: config =>
        {
            config.MaxErrorRetry = 0;
            config.Timeout = TimeSpan.FromMinutes(2);
        });
        foreach (var bucket in Buckets)
        {
            await client.PutBucketAsync(bucket);
        }

        await client.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = Buckets[1], VersioningConfig = new() { Status = VersionStatus.Enabled } });
        using var end = new CancellationTokenSource();
        var workers = Enumerable.Range(0, Workers).Select(number => new SoakWorker(number, client, Buckets[number % Buckets.Length], ledger)).ToArray();
        var faults = new SoakFaults(emulator, ledger).RunAsync(end.Token);
        var droppers = Enumerable.Range(0, Droppers).Select(number => new DroppingClient(emulator.Endpoint, Buckets[number % Buckets.Length], ledger).RunAsync(end.Token));
        Task[] running = [faults, new VersionCleaner(client, Buckets[1], ledger).RunAsync(end.Token), .. workers.Select(worker => Task.Run(() => worker.RunAsync(end.Token))), .. droppers.ToArray()];
        await WatchAsync(ledger, time);
        await end.CancelAsync();
        await Task.WhenAll(running);
        emulator.Faults.Clear();
        await Task.WhenAll(workers.Select(worker => worker.VerifyAsync()));
        foreach (var bucket in Buckets)
        {
            if ((await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = DroppingClient.Prefix })).KeyCount != 0)
            {
                ledger.Blame("a dropped upload is visible in " + bucket);
            }
        }
    }

    private static async Task WatchAsync(SoakLedger ledger, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Max(0.1, (time - watch.Elapsed).TotalSeconds))));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{watch.Elapsed:mm\\:ss} {ledger.Done} requests, {ledger.Wrong.Count} wrong, heap {GC.GetTotalMemory(false) / 1048576} MiB, process {Environment.WorkingSet / 1048576} MiB"));
        }
    }

    // Array pools of the runtime let go of what lay idle for a minute, one array of each size at each full collection.
    private static async Task<long> HeapAfterResetAsync(S3Emulator emulator)
    {
        await emulator.ResetAsync();
        var least = long.MaxValue;
        for (var round = 0; round < SettlingRounds; round++)
        {
            for (var collection = 0; collection < CollectionsPerRound; collection++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
            await Task.Delay(SettlingPause);
        }

        return least;
    }
}
