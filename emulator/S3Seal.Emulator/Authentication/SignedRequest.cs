using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>What a signature covers: the request as it came, before any meaning is drawn from it.</summary>
internal sealed record SignedRequest
{
    public required string Method { get; init; }

    public required S3Target Target { get; init; }

    public required RequestHeaders Headers { get; init; }

    /// <summary>The service that the credential scope must name.</summary>
    public string Service { get; init; } = "s3";

    /// <summary>The region that the credential scope must name.</summary>
    public required string Region { get; init; }

    /// <summary>A further region that is accepted (the bucket's own one), or null.</summary>
    public string? OtherRegion { get; init; }

    /// <summary>The whole body for services that sign it without saying its hash (KMS, STS); null for S3.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool AcceptsRegion(string region) => region == Region || region == OtherRegion;

    /// <summary>The region that a refusal tells: the bucket's when it has one.</summary>
    public string ExpectedRegion => OtherRegion ?? Region;
}
