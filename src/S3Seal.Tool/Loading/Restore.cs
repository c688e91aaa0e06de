using System.Diagnostics;

namespace S3Seal.Tool.Loading;

/// <summary>
/// <c>dotnet restore</c> on what was named. It is asked every time: NuGet itself knows best whether anything is missing, and
/// answers within a second when nothing is.
/// </summary>
internal static class Restore
{
    public static async Task RunAsync(string projectOrSolution, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(projectOrSolution)!,
        };
        foreach (var argument in (string[])["restore", projectOrSolution, "--nologo", "--verbosity", "quiet", "-tl:off"])
        {
            start.ArgumentList.Add(argument);
        }

        // A node that outlives us would hold the user's files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new CannotRunException($"'{projectOrSolution}' does not restore:\n{(await output + await error).Trim()}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new CannotRunException("the .NET SDK ('dotnet') is needed to load projects and was not found: " + problem.Message);
        }
    }
}
