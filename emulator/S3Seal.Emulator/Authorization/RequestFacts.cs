using System.Net;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authorization;

/// <summary>All that a policy may ask about one request, as the rooms before found it out.</summary>
internal sealed record RequestFacts
{
    public required Route Route { get; init; }

    public required Caller Caller { get; init; }

    public required S3Target Target { get; init; }

    /// <summary>Headers, hoisted query parameters and form fields alike.</summary>
    public required RequestHeaders Headers { get; init; }

    /// <summary>Null at service scope and while a bucket is created.</summary>
    public BucketRecord? Bucket { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool SecureTransport { get; init; }

    public IPAddress? SourceAddress { get; init; }

    /// <summary><c>1.2</c> or <c>1.3</c>; null without TLS.</summary>
    public string? TlsVersion { get; init; }
}
