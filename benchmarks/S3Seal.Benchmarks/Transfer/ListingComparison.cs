using System.Globalization;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>LIST of 1 000 keys beside the yardstick's, which writes the same elements from a list that is sorted already.</summary>
internal static class ListingComparison
{
    private const int Rounds = 7;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| keys | bare /s | emulator /s | ratio | bare µs CPU | emulator µs CPU |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var count in new[] { 1_000, 10_000, 100_000 })
        {
            using var bare = await ServerProcess.StartAsync(ServerProcess.Bare);
            using var emulator = await ServerProcess.StartAsync(ServerProcess.Emulator);
            await FillAsync(bare, count);
            await FillAsync(emulator, count);
            await CompareAsync(bare, emulator, count);
        }

        return 0;
    }

    private static async Task CompareAsync(ServerProcess bare, ServerProcess emulator, int count)
    {
        using var left = await RawConnection.OpenAsync(bare.Endpoint);
        using var right = await RawConnection.OpenAsync(emulator.Endpoint);
        var middle = $"list-type=2&start-after=key-{count / 2:0000000}";
        (RawConnection, PreparedRequest)[] bareClient = [(left, PreparedRequest.Sign(bare.Endpoint, "GET", "/bench", query: middle))];
        (RawConnection, PreparedRequest)[] emulatorClient = [(right, PreparedRequest.Sign(emulator.Endpoint, "GET", "/bench", query: middle))];
        await Measurement.TakeAsync(bare, bareClient, Time);
        await Measurement.TakeAsync(emulator, emulatorClient, Time);
        var pairs = new List<(Measurement Bare, Measurement Emulator)>();
        for (var round = 0; round < Rounds; round++)
        {
            pairs.Add((await Measurement.TakeAsync(bare, bareClient, Time), await Measurement.TakeAsync(emulator, emulatorClient, Time)));
        }

        double Middle(Func<(Measurement Bare, Measurement Emulator), double> value) => Measurement.Median(pairs.Select(value));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {count} | {Middle(pair => pair.Bare.PerSecond):0} | {Middle(pair => pair.Emulator.PerSecond):0} | {Middle(pair => pair.Emulator.PerSecond / pair.Bare.PerSecond):0.00} | {Middle(pair => pair.Bare.ProcessorMicroseconds):0} | {Middle(pair => pair.Emulator.ProcessorMicroseconds):0} |"));
    }

    private static async Task FillAsync(ServerProcess server, int count)
    {
        using var connection = await RawConnection.OpenAsync(server.Endpoint);
        if (server.Endpoint.Port > 0)
        {
            await connection.ExchangeAsync(PreparedRequest.Sign(server.Endpoint, "PUT", "/bench"));
        }

        for (var index = 0; index < count; index++)
        {
            await connection.ExchangeAsync(PreparedRequest.Sign(server.Endpoint, "PUT", $"/bench/key-{index:0000000}", "x"u8.ToArray()));
        }
    }
}
