namespace S3Seal.Emulator.Storage;

/// <summary>The four switches against public access.</summary>
internal sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    public static readonly PublicAccessBlock Everything = new(true, true, true, true);

    public static readonly PublicAccessBlock Nothing = new(false, false, false, false);
}
