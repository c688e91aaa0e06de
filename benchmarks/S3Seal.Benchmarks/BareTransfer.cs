using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace S3Seal.Benchmarks;

/// <summary>The yardstick alone: what the machine gives for one MiB each way.</summary>
[MemoryDiagnoser]
public class BareTransfer
{
    private readonly byte[] _content = RandomNumberGenerator.GetBytes(1024 * 1024);
    private BareKestrel _bare = null!;
    private HttpClient _client = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _bare = await BareKestrel.StartAsync();
        _client = new HttpClient { BaseAddress = _bare.Endpoint };
        await PutAsync();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _bare.DisposeAsync();
    }

    [Benchmark]
    public async Task PutAsync()
    {
        using var content = new ByteArrayContent(_content);
        using var response = await _client.PutAsync(new Uri("/bucket/key", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    [Benchmark]
    public async Task<int> GetAsync() => (await _client.GetByteArrayAsync(new Uri("/bucket/key", UriKind.Relative))).Length;
}
