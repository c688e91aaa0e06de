namespace S3Seal.Templates.Nodes;

/// <summary>The caps of every template reader; <c>docs/policy/in-your-repository.md</c> states them.</summary>
internal static class ReadingLimits
{
    /// <summary>UTF-16 units of one file.</summary>
    public const int Characters = 10 * 1024 * 1024;

    /// <summary>Nesting of values.</summary>
    public const int Depth = 64;

    /// <summary>Values in one file.</summary>
    public const int Nodes = 500_000;

    /// <summary>UTF-16 units of one policy after everything in it was resolved.</summary>
    public const int PolicyCharacters = 256 * 1024;
}
