namespace S3Seal.Emulator.Storage;

/// <summary>Whether a bucket keeps versions; once set it can never be unset again.</summary>
internal enum VersioningState
{
    NeverSet,
    Enabled,
    Suspended,
}
