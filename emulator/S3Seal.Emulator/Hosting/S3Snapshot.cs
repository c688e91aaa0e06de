using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator;

/// <summary>Every bucket and object of an emulator at one moment, to return to; it shares its memory with the present.</summary>
public sealed class S3Snapshot
{
    internal S3Snapshot(StoreSnapshot store) => Store = store;

    internal StoreSnapshot Store { get; }
}
