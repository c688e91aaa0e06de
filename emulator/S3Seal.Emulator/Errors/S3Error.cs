namespace S3Seal.Emulator.Errors;

/// <summary>A row of S3's error table: code, HTTP status and S3's own text.</summary>
internal sealed record S3Error(string Code, int Status, string Message)
{
    /// <summary>The XML elements that stand beside Code and Message, in S3's order.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];
}
