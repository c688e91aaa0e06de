namespace S3Seal.Analyzers.Tests.Values;

/// <summary>What the rules must say of a snippet.</summary>
public enum Verdict
{
    /// <summary>A definite finding, exactly one.</summary>
    Flag,

    /// <summary>Nothing at all.</summary>
    Nothing,

    /// <summary>SSE1009.</summary>
    Maybe,

    /// <summary>Never a definite finding; SSE1009 is not asked for either.</summary>
    Silent,
}
