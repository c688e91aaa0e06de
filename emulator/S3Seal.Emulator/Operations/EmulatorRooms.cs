using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations;

/// <summary>What every operation may use: the store, the shared verbs of Objects, the clock. Built once by Hosting.</summary>
internal sealed record EmulatorRooms
{
    public required InMemoryStore Store { get; init; }

    /// <summary>Seals and opens; its refusals are S3's own.</summary>
    public required ObjectEncryption Encryption { get; init; }

    public required LocalKms Kms { get; init; }

    /// <summary>Everyone who may sign.</summary>
    public required IdentityDirectory Identities { get; init; }

    /// <summary>Knows which policy texts may be stored.</summary>
    public required IPolicyCheck Policies { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Whether KMS keys and customer keys are refused to requests that come in the clear, as S3 does.</summary>
    public bool RequireTlsForKeys { get; init; }

    /// <summary>The region this emulator stands in, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }
}
