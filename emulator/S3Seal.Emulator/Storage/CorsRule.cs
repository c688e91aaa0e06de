using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>One rule about which web pages may send which requests to a bucket.</summary>
internal sealed record CorsRule
{
    public string? Id { get; init; }

    /// <summary>Origins that may ask; each may hold one <c>*</c>.</summary>
    public required ImmutableArray<string> Origins { get; init; }

    public required ImmutableArray<string> Methods { get; init; }

    /// <summary>Request headers a page may send; each may hold one <c>*</c>.</summary>
    public ImmutableArray<string> Headers { get; init; } = [];

    /// <summary>Response headers a page may read.</summary>
    public ImmutableArray<string> ExposedHeaders { get; init; } = [];

    public int? MaxAgeSeconds { get; init; }
}
