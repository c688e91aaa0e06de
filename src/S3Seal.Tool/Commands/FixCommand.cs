using System.CommandLine;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Loading;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal fix PATH</c>: applies every fix that <c>check</c> shows, and prints what it changed.</summary>
internal sealed class FixCommand : Command
{
    private readonly Argument<string> _path = new("PATH") { Description = "A C# project, a solution, or a folder that holds one." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the diff and change nothing." };

    public FixCommand()
        : base("fix", "Applies every fix that 'check' shows and prints the change as a unified diff.")
    {
        Arguments.Add(_path);
        Options.Add(_dryRun);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var progress = ProgressLine.On(arguments.InvocationConfiguration.Error);
        var dryRun = arguments.GetValue(_dryRun);
        using var code = await LoadedCode.LoadAsync(arguments.GetValue(_path)!, progress, cancellationToken);
        var (after, total, left) = await SolutionFixer.ApplyAllAsync(code.Solution, code.Files, progress, cancellationToken);
        progress.Clear();
        foreach (var change in await TextChanges.BetweenAsync(code.Solution, after, cancellationToken))
        {
            await output.WriteAsync(UnifiedDiff.Of(CheckedFolder.Relative(change.FilePath), change.Before.ToString(), change.After.ToString()));
            if (!dryRun)
            {
                await TextChanges.WriteAsync(change, cancellationToken);
            }
        }

        await arguments.InvocationConfiguration.Error.WriteLineAsync(
            $"{total} {(dryRun ? "can be fixed" : "fixed")}, {left} left that need a decision.");
        return left == 0 ? ExitCode.Clean : ExitCode.Findings;
    }
}
