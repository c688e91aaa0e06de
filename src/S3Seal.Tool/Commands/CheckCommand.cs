using System.CommandLine;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Loading;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal check PATH</c>: the main job.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string> _path = new("PATH") { Description = "A C# project, a solution, or a folder that holds one." };

    public CheckCommand()
        : base("check", "Finds the S3 requests that the bucket's policy refuses, and shows the statement and the fix.")
    {
        Arguments.Add(_path);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var progress = ProgressLine.On(arguments.InvocationConfiguration.Error);
        using var code = await LoadedCode.LoadAsync(arguments.GetValue(_path)!, progress, cancellationToken);
        foreach (var project in code.Projects)
        {
            foreach (var d in await ProjectDiagnostics.OfAsync(project, cancellationToken))
            {
                await output.WriteLineAsync(d.ToString());
            }
        }

        return 0;
    }
}
