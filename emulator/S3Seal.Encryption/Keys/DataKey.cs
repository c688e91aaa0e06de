namespace S3Seal.Encryption;

/// <summary>The 256-bit key of one object version and one layer. Fresh for every version, stored only wrapped.</summary>
internal sealed class DataKey : SecretBytes
{
    public DataKey(ReadOnlySpan<byte> bytes)
        : base(bytes)
    {
    }

    private DataKey(KeyRandom random)
        : base(random)
    {
    }

    public static DataKey Create(KeyRandom random) => new(random);
}
