using System.CommandLine;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Loading;
using S3Seal.Tool.Replay;
using S3Seal.Tool.Reports;

namespace S3Seal.Tool.Commands;

/// <summary><c>s3seal check PATH</c>: the main job.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string> _path = new("PATH") { Description = "A C# project, a solution, or a folder that holds one." };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "The bucket's policy. The default is the project's AdditionalFiles bucket-policy.json or *.s3policy.json.",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "The form of the report.",
        DefaultValueFactory = _ => ReportFormat.Table,
    };

    private readonly Option<bool> _replay = new("--replay")
    {
        Description = "Send each found request to the emulator under the policy, as written and as fixed, and show both outcomes.",
    };

    private readonly Option<string?> _output = new("--output") { Description = "Write the report to a file.", HelpName = "FILE" };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Hold back the findings that the file knows. A file that does not exist is written with all of today's findings.",
        HelpName = "FILE",
    };

    public CheckCommand()
        : base("check", "Finds the S3 requests that the bucket's policy refuses, and shows the refusing statement and the fix.")
    {
        _format.AcceptOnlyFromAmong([.. ReportFormat.All.Keys]);
        Arguments.Add(_path);
        foreach (var option in (Option[])[_policy, _replay, _format, _output, _baseline])
        {
            Options.Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var progress = ProgressLine.On(arguments.InvocationConfiguration.Error);
        var policy = arguments.GetValue(_policy) is { } file ? await PolicyFile.ReadAsync(file, cancellationToken) : null;
        using var code = await LoadedCode.LoadAsync(arguments.GetValue(_path)!, progress, cancellationToken);
        var found = await new CodeCheck(policy, progress).RunAsync(code, cancellationToken);
        var projects = found.Select(project => project.Report).ToArray();
        if (arguments.GetValue(_replay))
        {
            progress.Report("replaying");
            projects = await Task.WhenAll(found.Select(project => ReplayAsync(project, cancellationToken)));
        }

        var report = new CheckReport(projects, InBaseline: 0);
        progress.Clear();

        if (arguments.GetValue(_baseline) is { } baseline)
        {
            report = await Baseline.ApplyOrCreateAsync(report, baseline, cancellationToken);
        }

        var text = ReportFormat.All[arguments.GetValue(_format)!](report);
        if (arguments.GetValue(_output) is { } output)
        {
            await File.WriteAllTextAsync(output, text, cancellationToken);
        }
        else
        {
            await arguments.InvocationConfiguration.Output.WriteAsync(text);
        }

        return report.Findings.Any() ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<ProjectReport> ReplayAsync((ProjectReport Report, IReadOnlyList<CodeCheck.Found> Found) project, CancellationToken cancellationToken)
    {
        var replayed = new List<Finding>();
        foreach (var found in project.Found)
        {
            replayed.Add(await Replayer.ReplayAsync(found, cancellationToken));
        }

        return project.Report with { Findings = replayed };
    }
}
