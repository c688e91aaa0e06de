namespace S3Seal.Emulator.Storage;

/// <summary>A bucket at one moment. Immutable: a change makes a new record, so that a snapshot costs nothing.</summary>
internal sealed record BucketRecord
{
    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The owning account, twelve digits.</summary>
    public required string OwnerAccount { get; init; }

    /// <summary>The owner's canonical user id.</summary>
    public required string OwnerCanonicalId { get; init; }

    public required string Region { get; init; }

    public BucketSettings Settings { get; init; } = new();
}
