namespace S3Seal.Emulator.Storage;

/// <summary>The store's limit of bytes would be passed.</summary>
internal sealed class StoreFullException(long limit) : Exception($"The store holds its limit of {limit} bytes.")
{
    public long Limit { get; } = limit;
}
