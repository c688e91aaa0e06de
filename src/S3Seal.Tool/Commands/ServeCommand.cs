using System.CommandLine;
using System.Runtime.InteropServices;
using S3Seal.Emulator;
using S3Seal.Tool.Serving;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal serve</c>: the emulator as a process, for clients in any language.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _urls = new("--urls")
    {
        Description = "The address to listen on, http or https; port 0 takes a free one.",
        DefaultValueFactory = static _ => "http://127.0.0.1:9000",
        HelpName = "URL",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "Region, identities and KMS keys as JSON. Without it: us-east-1, key pair test/test of account 000000000000.",
        HelpName = "FILE",
    };

    public ServeCommand()
        : base("serve", "Runs the emulator as a server until it is interrupted.")
    {
        Options.Add(_urls);
        Options.Add(_config);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Stop(PosixSignalContext signal)
        {
            // Ours to handle: the default would end the process with the signal's own code.
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var configuration = await ReadAsync(arguments.GetValue(_config), stop.Token);
        await using var emulator = await StartAsync(configuration, arguments.GetValue(_urls)!, stop.Token);
        var output = arguments.InvocationConfiguration.Output;
        await output.WriteLineAsync($"S3Seal listening on {emulator.Endpoint.GetLeftPart(UriPartial.Authority)}");
        await output.FlushAsync(stop.Token);

        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Token.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Clean;
    }

    private static async Task<ServeConfiguration> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return ServeConfiguration.Default;
        }

        try
        {
            return ServeConfigurationParser.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"the config cannot be read: {problem.Message}");
        }
    }

    private static async Task<S3Emulator> StartAsync(ServeConfiguration configuration, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new CannotRunException($"--urls: '{url}' is not one http or https address.");
        }

        var options = new S3EmulatorOptions { Url = address, Region = configuration.Region };
        foreach (var identity in configuration.Identities)
        {
            options.Identities.Add(identity);
        }

        foreach (var key in configuration.KmsKeys)
        {
            options.KmsKeys.Add(key);
        }

        try
        {
            return await S3Emulator.StartAsync(options, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw new CannotRunException($"cannot listen on {url}: {problem.Message}");
        }
    }
}
