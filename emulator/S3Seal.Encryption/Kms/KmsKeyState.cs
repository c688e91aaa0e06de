namespace S3Seal.Encryption;

/// <summary>What a KMS key may be used for now; the names are KMS's.</summary>
public enum KmsKeyState
{
    /// <summary>Everything.</summary>
    Enabled,

    /// <summary>Nothing, until it is enabled again.</summary>
    Disabled,

    /// <summary>Nothing; it is gone at its deletion date unless the deletion is cancelled.</summary>
    PendingDeletion,
}
