namespace S3Seal.Tool;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing found.</summary>
    public const int Clean = 0;

    /// <summary>Done, and something found.</summary>
    public const int Findings = 1;

    /// <summary>Could not run: bad arguments, a project that does not load, a policy that does not parse.</summary>
    public const int CouldNotRun = 2;
}
