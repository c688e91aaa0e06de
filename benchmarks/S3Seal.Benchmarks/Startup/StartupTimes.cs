using System.Diagnostics;
using System.Globalization;
using S3Seal.Emulator;

namespace S3Seal.Benchmarks.Startup;

/// <summary>What a start costs: of an emulator inside a warm process, and of <c>s3seal serve</c> as a cold process.</summary>
internal static class StartupTimes
{
    private const int Warm = 200;
    private const int Cold = 15;

    /// <summary>Prints one line a measure. The second argument is the path of a built S3Seal.Tool.dll; without it only the warm starts are measured.</summary>
    public static async Task<int> RunAsync(string? tool)
    {
        await WarmAsync();
        if (tool is not null)
        {
            await ColdAsync(tool);
        }

        return 0;
    }

    /// <summary>What a process costs that does nothing but say so.</summary>
    public static int Nothing()
    {
        Console.WriteLine("nothing");
        return 0;
    }

    private static async Task WarmAsync()
    {
        using var http = new HttpClient();
        var starts = new List<double>();
        var answers = new List<double>();
        for (var round = 0; round < Warm; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var emulator = await S3Emulator.StartAsync();
            starts.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            using (await http.GetAsync(emulator.Endpoint))
            {
                answers.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            await emulator.DisposeAsync();
        }

        // The first quarter warms the process up.
        Print("StartAsync, warm", starts[(Warm / 4)..]);
        Print("StartAsync to the first answer, warm", answers[(Warm / 4)..]);
    }

    private static async Task ColdAsync(string tool)
    {
        var runtime = new List<double>();
        var serve = new List<double>();
        var answers = new List<double>();
        using var http = new HttpClient();
        for (var round = 0; round < Cold; round++)
        {
            runtime.Add(await RuntimeAloneAsync());
            var began = Stopwatch.GetTimestamp();
            using var process = Start(tool, "serve", "--urls", "http://127.0.0.1:0");
            var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("serve said nothing.");
            serve.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            using (await http.GetAsync(new Uri(ready[ready.LastIndexOf(' ')..].Trim())))
            {
                answers.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        Print("the runtime alone, cold: a process that prints one line", runtime);
        Print("serve, cold: until it says that it listens", serve);
        Print("serve, cold: until its first answer", answers);
    }

    private static async Task<double> RuntimeAloneAsync()
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Start(typeof(StartupTimes).Assembly.Location, "nothing");
        await process.StandardOutput.ReadLineAsync();
        var taken = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await process.WaitForExitAsync();
        return taken;
    }

    private static Process Start(string assembly, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {milliseconds[milliseconds.Count / 2]:F1} ms, best {milliseconds[0]:F1} ms, 95 % within {milliseconds[milliseconds.Count * 95 / 100]:F1} ms"));
    }
}
