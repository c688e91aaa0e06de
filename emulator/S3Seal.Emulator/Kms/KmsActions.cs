using System.Collections.Frozen;

namespace S3Seal.Emulator.Kms;

/// <summary>One KMS action: reads the request, does it, writes the answer.</summary>
internal delegate void KmsAction(KmsRequest request, KmsAnswer answer);

/// <summary>Every KMS action by AWS's own name.</summary>
internal static class KmsActions
{
    public static FrozenDictionary<string, KmsAction> All { get; } = new Dictionary<string, KmsAction>
    {
        ["CancelKeyDeletion"] = KeyStates.CancelKeyDeletion,
        ["CreateAlias"] = Aliases.CreateAlias,
        ["CreateGrant"] = Grants.CreateGrant,
        ["CreateKey"] = KeyCreation.CreateKey,
        ["Decrypt"] = Cryptography.Decrypt,
        ["DeleteAlias"] = Aliases.DeleteAlias,
        ["DescribeKey"] = KeyDescriptions.DescribeKey,
        ["DisableKey"] = KeyStates.DisableKey,
        ["DisableKeyRotation"] = KeyRotation.DisableKeyRotation,
        ["EnableKey"] = KeyStates.EnableKey,
        ["EnableKeyRotation"] = KeyRotation.EnableKeyRotation,
        ["Encrypt"] = Cryptography.Encrypt,
        ["GenerateDataKey"] = Cryptography.GenerateDataKey,
        ["GenerateDataKeyWithoutPlaintext"] = Cryptography.GenerateDataKeyWithoutPlaintext,
        ["GenerateRandom"] = Cryptography.GenerateRandom,
        ["GetKeyPolicy"] = KeyPolicies.GetKeyPolicy,
        ["GetKeyRotationStatus"] = KeyRotation.GetKeyRotationStatus,
        ["ListAliases"] = Aliases.ListAliases,
        ["ListGrants"] = Grants.ListGrants,
        ["ListKeyPolicies"] = KeyPolicies.ListKeyPolicies,
        ["ListKeyRotations"] = KeyRotation.ListKeyRotations,
        ["ListKeys"] = KeyDescriptions.ListKeys,
        ["ListResourceTags"] = KeyTags.ListResourceTags,
        ["ListRetirableGrants"] = Grants.ListRetirableGrants,
        ["PutKeyPolicy"] = KeyPolicies.PutKeyPolicy,
        ["ReEncrypt"] = Cryptography.ReEncrypt,
        ["RetireGrant"] = Grants.RetireGrant,
        ["RevokeGrant"] = Grants.RevokeGrant,
        ["RotateKeyOnDemand"] = KeyRotation.RotateKeyOnDemand,
        ["ScheduleKeyDeletion"] = KeyStates.ScheduleKeyDeletion,
        ["TagResource"] = KeyTags.TagResource,
        ["UntagResource"] = KeyTags.UntagResource,
        ["UpdateAlias"] = Aliases.UpdateAlias,
        ["UpdateKeyDescription"] = KeyDescriptions.UpdateKeyDescription,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Actions that KMS has and S3 never needs: refused by name.</summary>
    public static FrozenSet<string> Refused { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "ConnectCustomKeyStore", "CreateCustomKeyStore", "DeleteCustomKeyStore", "DeleteImportedKeyMaterial", "DeriveSharedSecret",
        "DescribeCustomKeyStores", "DisconnectCustomKeyStore", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac",
        "GetParametersForImport", "GetPublicKey", "ImportKeyMaterial", "ReplicateKey", "Sign",
        "UpdateCustomKeyStore", "UpdatePrimaryRegion", "Verify", "VerifyMac");
}
