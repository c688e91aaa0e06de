using System.Diagnostics;

namespace S3Seal.Tool.Tests.Commands;

/// <summary><c>s3seal serve</c> as a real process, on a free port.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<ServedProcess> StartAsync(params string[] arguments)
    {
        var process = Process.Start(StartInfo(arguments))!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        const string Ready = "S3Seal listening on ";
        Assert.True(line?.StartsWith(Ready, StringComparison.Ordinal) == true, line ?? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return new ServedProcess(process, new Uri(line![Ready.Length..]));
    }

    public static ProcessStartInfo StartInfo(params string[] arguments)
    {
        // A shell's background job ignores SIGINT, and so would its children: here the signal must mean what it says.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. command[1..], typeof(S3SealTool).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Sends a signal by its name and gives the exit code, with whatever else was printed.</summary>
    public async Task<(int Code, string Remaining)> StopAsync(string signal)
    {
        using (var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var rest = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, rest);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
