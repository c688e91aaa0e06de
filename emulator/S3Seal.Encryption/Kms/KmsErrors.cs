namespace S3Seal.Encryption;

/// <summary>KMS's refusals in its own words.</summary>
internal static class KmsErrors
{
    public static KmsException KeyNotFound(string arn) => new("NotFoundException", $"Key '{arn}' does not exist");

    public static KmsException AliasNotFound(string arn) => new("NotFoundException", $"Alias {arn} is not found.");

    public static KmsException InvalidKeyId(string keyId) => new("NotFoundException", $"Invalid keyId '{keyId}'");

    public static KmsException InvalidArn(string text) => new("NotFoundException", $"Invalid arn {text}");

    public static KmsException Disabled(string arn) => new("DisabledException", $"{arn} is disabled.");

    public static KmsException PendingDeletion(string arn) => new("KMSInvalidStateException", $"{arn} is pending deletion.");

    public static KmsException NotPendingDeletion(string arn) => new("KMSInvalidStateException", $"{arn} is not pending deletion.");

    public static KmsException InvalidCiphertext() => new("InvalidCiphertextException", "");

    public static KmsException IncorrectKey() =>
        new("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");

    public static KmsException Usage(KmsKey key, string operation) =>
        new("InvalidKeyUsageException", $"{key.Arn} key usage is {key.KeyUsage} which is not valid for {operation}.");

    public static KmsException Spec(KmsKey key) => new("InvalidKeyUsageException", $"{key.Arn} key spec is {key.KeySpec} which is not valid for this operation.");

    public static KmsException Unsupported(string arn) => new("UnsupportedOperationException", $"You cannot perform this operation on this KMS key: {arn}.");

    public static KmsException ManagedKey(string arn, string operation) =>
        new("AccessDeniedException", $"The key {arn} is managed by AWS: {operation} is not allowed on it.");

    public static KmsException AccessDenied(KmsUse use, KeyAccess verdict) => new(
        "AccessDeniedException",
        $"User: {use.Requester} is not authorized to perform: kms:{use.Operation} on resource: {use.Key.Arn} " + verdict switch
        {
            KeyAccess.DeniedByKeyPolicy => "with an explicit deny in a resource-based policy",
            KeyAccess.DeniedByIdentityPolicy => "with an explicit deny in an identity-based policy",
            KeyAccess.NotInIdentityPolicy => $"because no identity-based policy allows the kms:{use.Operation} action",
            _ => $"because no resource-based policy allows the kms:{use.Operation} action",
        });

    public static KmsException AlreadyExists(string arn) => new("AlreadyExistsException", $"An alias with the name {arn} already exists");

    public static KmsException TooManyRotations(string arn) =>
        new("LimitExceededException", $"The on-demand rotations limit has been reached for the given keyId: {arn}.");

    public static KmsException Validation(string message) => new("ValidationException", message);
}
