using System.Diagnostics;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>What one server did in one round.</summary>
/// <param name="PerSecond">Requests answered per second.</param>
/// <param name="ProcessorMicroseconds">Server's processor time per request.</param>
internal readonly record struct Measurement(double PerSecond, double ProcessorMicroseconds)
{
    /// <summary>Lets every connection repeat its request for a while.</summary>
    public static async Task<Measurement> TakeAsync(ServerProcess server, IReadOnlyList<(RawConnection Connection, PreparedRequest Request)> clients, TimeSpan time)
    {
        var processor = server.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            var count = 0L;
            while (watch.Elapsed < time)
            {
                await client.Connection.ExchangeAsync(client.Request);
                count++;
            }

            return count;
        })));
        var total = counts.Sum();
        return new Measurement(total / watch.Elapsed.TotalSeconds, (server.ProcessorTime - processor).TotalMicroseconds / total);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
