using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Objects;

/// <summary>
/// Many clients at a few keys, with every call and answer on record. Each write has a value of its own, so a history of reads and writes of
/// one key is linearizable exactly when some order of the writes explains every read; the search goes through all orders that time allows.
/// </summary>
public sealed class ConsistencyTests
{
    [Fact]
    public async Task History_OfManyClients_IsLinearizable()
    {
        await using var s3 = await WithBucketAsync();
        for (var round = 0; round < 8; round++)
        {
            var key = $"k{round}";
            var history = new ConcurrentQueue<Call>();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
            {
                for (var step = 0; step < 8; step++)
                {
                    history.Enqueue(await CallAsync(s3, key, $"{client}.{step}"));
                }
            })));
            Assert.True(Linearizability.Holds([.. history]), string.Join('\n', history));
        }
    }

    [Fact]
    public void Check_OfAHistoryThatIsNot_SaysSo()
    {
        Assert.True(Linearizability.Holds([new(0, 1, true, "a"), new(2, 3, false, "a"), new(2, 5, true, "b"), new(4, 6, false, "b")]));
        Assert.False(Linearizability.Holds([new(0, 1, true, "a"), new(2, 3, false, null)]));
        Assert.False(Linearizability.Holds([new(0, 1, true, "a"), new(2, 3, true, "b"), new(4, 5, false, "a")]));
        Assert.False(Linearizability.Holds([new(0, 9, true, "a"), new(1, 2, false, "a"), new(3, 4, false, null)]));
    }

    [Fact]
    public async Task List_AfterAWrite_ShowsIt()
    {
        await using var s3 = await WithBucketAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            for (var step = 0; step < 10; step++)
            {
                var key = $"{client}/{step}";
                await s3.PutAsync(key, "x");
                Assert.Contains(key, (await s3.CallAsync("GET", $"/{Bucket}?list-type=2&prefix={client}%2F")).Elements("Contents").Select(entry => entry.Child("Key")));
                await s3.DeleteAsync(key);
                Assert.Equal("0", (await s3.CallAsync("GET", $"/{Bucket}?list-type=2&prefix={client}%2F")).Element("KeyCount"));
            }
        })));
    }

    [Fact]
    public async Task Writers_OfOneKey_LeaveOneWholeObject()
    {
        await using var s3 = await WithBucketAsync();
        var bodies = Enumerable.Range(0, 6).Select(seed => Pattern(120_000 + seed, seed)).ToArray();
        await Task.WhenAll(bodies.Select(body => s3.CallAsync("PUT", $"/{Bucket}/k", body)));
        var left = (await s3.GetAsync("k")).Body;
        Assert.Contains(bodies, body => body.AsSpan().SequenceEqual(left));
        Assert.InRange(s3.Emulator.Store.StoredBytes, left.Length, left.Length + 1000);
    }

    [Fact]
    public async Task SnapshotAndRestore_OfAFullStore_TakeMicroseconds()
    {
        await using var s3 = await WithBucketAsync();
        for (var index = 0; index < 200; index++)
        {
            await s3.PutAsync($"k{index}", "before");
        }

        var snapshot = s3.Emulator.Snapshot();
        await s3.PutAsync("k0", "after");
        await s3.DeleteAsync("k1");
        s3.Emulator.Restore(snapshot);
        Assert.Equal("before", (await s3.GetAsync("k0")).Text);
        Assert.Equal("200", (await s3.CallAsync("GET", $"/{Bucket}?list-type=2")).Element("KeyCount"));

        // The fastest of many: what the work costs, not what the machine was doing beside it.
        var best = Enumerable.Range(0, 200).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            s3.Emulator.Restore(s3.Emulator.Snapshot());
            return Stopwatch.GetElapsedTime(start);
        });
        Assert.True(best < TimeSpan.FromMilliseconds(0.5), $"{best.TotalMicroseconds} µs");
    }

    private static async Task<Call> CallAsync(Sealed s3, string key, string value)
    {
        var kind = RandomNumberGenerator.GetInt32(5);
        var start = Stopwatch.GetTimestamp();
        if (kind < 2)
        {
            Assert.Equal(200, (await s3.PutAsync(key, value)).Status);
            return new(start, Stopwatch.GetTimestamp(), true, value);
        }

        if (kind == 2)
        {
            Assert.Equal(204, (await s3.DeleteAsync(key)).Status);
            return new(start, Stopwatch.GetTimestamp(), true, null);
        }

        var answer = await s3.GetAsync(key);
        return new(start, Stopwatch.GetTimestamp(), false, answer.Status == 404 ? null : answer.Text);
    }
}

/// <param name="Start">When the call was made.</param>
/// <param name="End">When its answer came.</param>
/// <param name="IsWrite">Whether it wrote the value, or read it.</param>
/// <param name="Value">Null for nothing.</param>
internal sealed record Call(long Start, long End, bool IsWrite, string? Value);

/// <summary>The search of Wing and Gong with remembered dead ends, as Lowe describes it.</summary>
internal static class Linearizability
{
    public static bool Holds(Call[] history)
    {
        if (history.Length > 64)
        {
            throw new ArgumentException("The search remembers 64 calls.", nameof(history));
        }

        var ordered = history.OrderBy(call => call.Start).ToArray();
        return Search(ordered, 0, null, []);
    }

    private static bool Search(Call[] history, ulong done, string? value, HashSet<(ulong, string?)> dead)
    {
        if (ulong.PopCount(done) == (ulong)history.Length)
        {
            return true;
        }

        if (!dead.Add((done, value)))
        {
            return false;
        }

        var first = long.MaxValue;
        for (var index = 0; index < history.Length; index++)
        {
            if ((done & (1UL << index)) == 0)
            {
                first = Math.Min(first, history[index].End);
            }
        }

        for (var index = 0; index < history.Length && history[index].Start <= first; index++)
        {
            var call = history[index];
            if ((done & (1UL << index)) == 0 && (call.IsWrite || call.Value == value) && Search(history, done | (1UL << index), call.IsWrite ? call.Value : value, dead))
            {
                return true;
            }
        }

        return false;
    }
}
