using System.Diagnostics;
using S3Seal.Emulator;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>One of the two servers in a process of its own, so that its processor time is nobody else's.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Bare = "bare";
    public const string Emulator = "emulator";

    private readonly Process _process;

    private ServerProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>Time that the server has computed, over all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string kind)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, "serve", kind]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended at once.");
        return new ServerProcess(process, new Uri(line));
    }

    /// <summary>The server's side: runs until its input ends.</summary>
    public static async Task<int> ServeAsync(string kind)
    {
        if (kind == Bare)
        {
            await using var bare = await BareKestrel.StartAsync();
            await ServeUntilEndAsync(bare.Endpoint);
        }
        else
        {
            await using var emulator = await S3Emulator.StartAsync();
            await ServeUntilEndAsync(emulator.Endpoint);
        }

        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task ServeUntilEndAsync(Uri endpoint)
    {
        Console.WriteLine(endpoint);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }
}
