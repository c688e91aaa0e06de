namespace S3Seal.Emulator;

// What a test may look at and turn behind the API: keys and sealed objects.
public sealed partial class S3Emulator
{
    /// <summary>Makes a new version of the SSE-S3 root key. Stored objects stay readable, and none of their bytes change.</summary>
    /// <returns>The new version's number.</returns>
    public int RotateRootKey() => _rooms.Encryption.Engine.RootKeys.Rotate();
}
