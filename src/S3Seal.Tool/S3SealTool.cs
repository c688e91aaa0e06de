using System.CommandLine;
using S3Seal.Tool.Commands;

namespace S3Seal.Tool;

/// <summary>The tool as a function: arguments in, text and an exit code out.</summary>
internal static class S3SealTool
{
    /// <summary>Every command by its name. A row is made only when it is asked for, so that <c>serve</c> loads nothing that <c>check</c> needs.</summary>
    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        ("check", static () => new CheckCommand()),
        ("fix", static () => new FixCommand()),
        ("serve", static () => new ServeCommand()),
        ("evaluate", static () => new EvaluateCommand()),
        ("prove", static () => new ProveCommand()),
        ("explain", static () => new ExplainCommand()),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var parsed = Root(arguments.Count > 0 ? arguments[0] : string.Empty).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync("Try 's3seal --help'.");
            return ExitCode.CouldNotRun;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (CannotRunException problem)
        {
            await error.WriteLineAsync("s3seal: " + problem.Message);
            return ExitCode.CouldNotRun;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("s3seal: stopped.");
            return ExitCode.CouldNotRun;
        }
    }

    private static RootCommand Root(string asked)
    {
        var root = new RootCommand("S3Seal: finds, proves and replays what an S3 bucket policy does to your uploads.");
        var chosen = Array.FindIndex(Commands, row => row.Name == asked);
        foreach (var (_, create) in chosen >= 0 ? [Commands[chosen]] : Commands)
        {
            root.Subcommands.Add(create());
        }

        return root;
    }
}
