namespace S3Seal.Emulator.Errors;

/// <summary>A refusal the client sees: thrown anywhere below the corridor, turned into XML in one place.</summary>
internal sealed class S3Exception : Exception
{
    public S3Exception(S3Error error, params ReadOnlySpan<(string Name, string Value)> fields)
        : this(error, error.Message, fields)
    {
    }

    public S3Exception(S3Error error, string message, params ReadOnlySpan<(string Name, string Value)> fields)
        : base(message)
    {
        Error = error;
        Fields = fields.ToArray();
    }

    public S3Error Error { get; }

    /// <summary>The elements that stand beside Code and Message, in S3's order.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; }

    /// <summary>Headers that travel with the refusal (<c>Allow</c>, <c>x-amz-delete-marker</c>, <c>Content-Range</c> …).</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
