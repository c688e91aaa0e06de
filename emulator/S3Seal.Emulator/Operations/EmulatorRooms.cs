using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations;

/// <summary>What every operation may use: the store, the shared verbs of Objects, the clock. Built once by Hosting.</summary>
internal sealed record EmulatorRooms
{
    public required InMemoryStore Store { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The region this emulator stands in, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }
}
