using System.Diagnostics;

namespace S3Seal.Clients.Tests;

/// <summary>A client program of this machine and the script that drives it.</summary>
/// <param name="Name">What the test is called by.</param>
/// <param name="Program">What runs the script, or <c>null</c> for the script's own first line.</param>
/// <param name="Script">The file in Scripts.</param>
/// <param name="Probe">A command that succeeds where the client is installed.</param>
internal sealed record ClientTool(string Name, string Program, string Script, string[] Probe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<ClientTool> All { get; } =
    [
        new("AWS CLI", "bash", "aws-cli.sh", ["aws", "--version"]),
        new("boto3", "python3", "boto3-client.py", ["python3", "-c", "import boto3"]),
        new("s3cmd", "bash", "s3cmd.sh", ["s3cmd", "--version"]),
        new("rclone", "bash", "rclone.sh", ["rclone", "version"]),
        new("AWS SDK for JavaScript v3", "node", "sdk-v3.mjs", ["npm", "--version"]),
    ];

    /// <summary>Null when the client is here; otherwise why it cannot be tested.</summary>
    public async Task<string?> MissingAsync(ClientFolder folder)
    {
        if (!await SucceedsAsync(folder, Probe))
        {
            return $"{Name} is not on this machine";
        }

        return Program == "node" && !await SucceedsAsync(folder, ["npm", "install", "--no-audit", "--no-fund", .. Packages])
            ? $"{Name} could not be installed from the npm registry"
            : null;
    }

    public Task<(int ExitCode, string Output)> RunAsync(ClientFolder folder) =>
        ExecuteAsync(folder, [Program, Path.Combine(folder.Path, Script)]);

    private static string[] Packages =>
        ["@aws-sdk/client-s3@3", "@aws-sdk/lib-storage@3", "@aws-sdk/s3-request-presigner@3", "@aws-sdk/s3-presigned-post@3"];

    private static async Task<bool> SucceedsAsync(ClientFolder folder, string[] command)
    {
        try
        {
            return (await ExecuteAsync(folder, command)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int ExitCode, string Output)> ExecuteAsync(ClientFolder folder, string[] command)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            },
        };
        foreach (var (name, value) in folder.Environment)
        {
            process.StartInfo.Environment[name] = value;
        }

        // Emulators speak plain http; some clients stumble over a bundle that they do not need.
        process.StartInfo.Environment.Remove("AWS_CA_BUNDLE");
        process.Start();
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await errors + await output);
    }
}
