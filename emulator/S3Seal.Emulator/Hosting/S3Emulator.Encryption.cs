using S3Seal.Emulator.Objects;

namespace S3Seal.Emulator;

// What a test may look at and turn behind the API: keys and sealed objects.
public sealed partial class S3Emulator
{
    /// <summary>The emulator's KMS.</summary>
    public S3Kms Kms { get; }

    /// <summary>What really lies in the store for an object: ciphertext and envelope. No request is made and no policy is asked.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object key.</param>
    /// <param name="versionId">The version; null for the current one.</param>
    /// <returns>Null when there is no such object.</returns>
    public StoredObject? Inspect(string bucket, string key, string? versionId = null) => StoredObject.Find(_rooms.Store, bucket, key, versionId);

    /// <summary>Makes a new version of the SSE-S3 root key. Stored objects stay readable, and none of their bytes change.</summary>
    /// <returns>The new version's number.</returns>
    public int RotateRootKey() => _rooms.Encryption.Engine.RootKeys.Rotate();

    /// <summary>Wraps the data keys of all stored objects and open uploads under the newest root key version. No data, ETag or date changes.</summary>
    /// <returns>How many data keys were wrapped again.</returns>
    public int RewrapDataKeys() => DataKeyRewrap.Rewrap(_rooms.Store, _rooms.Encryption.Engine);

    private void AddConfiguredKeys()
    {
        foreach (var key in _options.KmsKeys)
        {
            Kms.CreateKey(key.Alias, key.KeyId, key.Account);
        }
    }
}
