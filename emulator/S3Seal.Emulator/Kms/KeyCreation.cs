using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>New keys. Keys that are not symmetric exist, so that their refusal by S3 can be seen; they encrypt nothing.</summary>
internal static class KeyCreation
{
    public const string Symmetric = "SYMMETRIC_DEFAULT";
    public const string EncryptDecrypt = "ENCRYPT_DECRYPT";

    private static readonly string[] Specs =
    [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", Symmetric,
        "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519",
    ];

    private static readonly string[] Usages = ["SIGN_VERIFY", EncryptDecrypt, "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"];
    private static readonly string[] Origins = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"];

    public static void CreateKey(KmsRequest request, KmsAnswer answer)
    {
        var spec = request.OneOf("KeySpec", request.OneOf("CustomerMasterKeySpec", Symmetric, Specs), Specs);
        var origin = request.OneOf("Origin", "AWS_KMS", Origins);
        if (origin != "AWS_KMS")
        {
            throw new KmsException("UnsupportedOperationException", $"The emulator has no keys of origin {origin}.");
        }

        var usage = UsageOf(request, spec);
        var tags = request.Tags() ?? [];
        KeyTags.Check(tags);
        var policy = request.Text("Policy");
        if (policy is not null)
        {
            KeyPolicies.Check(policy);
        }

        var key = request.Kms.CreateKey(request.Requester.Account, new KmsKeySettings
        {
            Description = request.Text("Description") ?? "",
            KeySpec = spec,
            KeyUsage = usage,
            MultiRegion = request.Flag("MultiRegion"),
            Policy = policy,
            Tags = tags.ToDictionary(),
        });
        answer.Object("KeyMetadata", metadata => KeyDescriptions.Write(metadata, key));
    }

    private static string UsageOf(KmsRequest request, string spec)
    {
        if (request.Text("KeyUsage") is null)
        {
            return spec == Symmetric
                ? EncryptDecrypt
                : throw new KmsException(
                    "ValidationException", "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        }

        var usage = request.OneOf("KeyUsage", EncryptDecrypt, Usages);
        var fits = spec.StartsWith("HMAC_", StringComparison.Ordinal) ? usage == "GENERATE_VERIFY_MAC"
            : spec == Symmetric ? usage == EncryptDecrypt
            : spec.StartsWith("RSA_", StringComparison.Ordinal) ? usage is EncryptDecrypt or "SIGN_VERIFY"
            : usage is "SIGN_VERIFY" or "KEY_AGREEMENT";
        return fits ? usage : throw new KmsException("ValidationException", $"KeyUsage {usage} is not compatible with KeySpec {spec}");
    }
}
