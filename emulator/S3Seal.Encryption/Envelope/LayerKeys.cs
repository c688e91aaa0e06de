namespace S3Seal.Encryption;

/// <summary>The data keys of one object version: one a layer.</summary>
internal sealed class LayerKeys(DataKey first, DataKey? second) : IDisposable
{
    public DataKey First { get; } = first;

    /// <summary>Null unless the version has two layers.</summary>
    public DataKey? Second { get; } = second;

    public static LayerKeys Create(SseMode mode, KeyRandom random) =>
        new(DataKey.Create(random), mode == SseMode.KmsDsse ? DataKey.Create(random) : null);

    public void Dispose()
    {
        First.Dispose();
        Second?.Dispose();
    }
}
