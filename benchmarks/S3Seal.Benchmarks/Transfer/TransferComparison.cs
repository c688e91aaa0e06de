using System.Globalization;
using System.Security.Cryptography;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>
/// PUT and GET of the emulator beside the bare yardstick, interleaved in one run: each round measures both, and the table shows the
/// median of the rounds' ratios. Signatures are computed beforehand, and checked by the emulator alone.
/// </summary>
internal static class TransferComparison
{
    private const int Connections = 8;

    // Until the code that runs is the optimised one.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private static readonly (string Method, int Length, double Wanted)[] Cases =
    [
        ("PUT", 1024, 0.8), ("GET", 1024, 0.8), ("PUT", 64 * 1024, 0.8), ("GET", 64 * 1024, 0.8),
        ("PUT", 1024 * 1024, 0.95), ("GET", 1024 * 1024, 1.2), ("PUT", 16 * 1024 * 1024, 0.95), ("GET", 16 * 1024 * 1024, 1.2),
    ];

    /// <param name="arguments">Rounds, seconds per round, and which cases, as <c>GET:1024</c>; 7, 1 and all of them when absent.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 7;
        var time = TimeSpan.FromSeconds(arguments.Length > 1 ? double.Parse(arguments[1], CultureInfo.InvariantCulture) : 1);
        using var bare = await ServerProcess.StartAsync(ServerProcess.Bare);
        using var emulator = await ServerProcess.StartAsync(ServerProcess.Emulator);
        using (var first = await RawConnection.OpenAsync(emulator.Endpoint))
        {
            await first.ExchangeAsync(PreparedRequest.Sign(emulator.Endpoint, "PUT", "/bench"));
        }

        Console.WriteLine("| operation | size | bare /s | emulator /s | ratio | wanted | bare µs CPU | emulator µs CPU | CPU ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (method, length, wanted) in Cases.Where(one => arguments.Length < 3 || arguments.AsSpan(2).Contains($"{one.Method}:{one.Length}")))
        {
            await CompareAsync(bare, emulator, method, length, wanted, rounds, time);
        }

        return 0;
    }

    private static async Task CompareAsync(ServerProcess bare, ServerProcess emulator, string method, int length, double wanted, int rounds, TimeSpan time)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var left = await ConnectAsync(bare, method, content);
        var right = await ConnectAsync(emulator, method, content);
        await Measurement.TakeAsync(bare, left, WarmUp);
        await Measurement.TakeAsync(emulator, right, WarmUp);
        var pairs = new List<(Measurement Bare, Measurement Emulator)>();
        for (var round = 0; round < rounds; round++)
        {
            pairs.Add((await Measurement.TakeAsync(bare, left, time), await Measurement.TakeAsync(emulator, right, time)));
        }

        foreach (var (connection, _) in left.Concat(right))
        {
            connection.Dispose();
        }

        double Middle(Func<(Measurement Bare, Measurement Emulator), double> value) => Measurement.Median(pairs.Select(value));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {method} | {length / 1024} KiB | {Middle(pair => pair.Bare.PerSecond):0} | {Middle(pair => pair.Emulator.PerSecond):0} | {Middle(pair => pair.Emulator.PerSecond / pair.Bare.PerSecond):0.00} | {wanted:0.00} | {Middle(pair => pair.Bare.ProcessorMicroseconds):0} | {Middle(pair => pair.Emulator.ProcessorMicroseconds):0} | {Middle(pair => pair.Bare.ProcessorMicroseconds / pair.Emulator.ProcessorMicroseconds):0.00} |"));
    }

    private static async Task<List<(RawConnection Connection, PreparedRequest Request)>> ConnectAsync(ServerProcess server, string method, byte[] content)
    {
        var clients = new List<(RawConnection, PreparedRequest)>();
        for (var index = 0; index < Connections; index++)
        {
            var connection = await RawConnection.OpenAsync(server.Endpoint);
            var path = $"/bench/{content.Length}-{index}";
            var put = PreparedRequest.Sign(server.Endpoint, "PUT", path, content);
            await connection.ExchangeAsync(put);
            clients.Add((connection, method == "PUT" ? put : PreparedRequest.Sign(server.Endpoint, method, path)));
        }

        return clients;
    }
}
