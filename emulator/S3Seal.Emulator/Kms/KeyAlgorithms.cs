namespace S3Seal.Emulator.Kms;

/// <summary>What a key of a spec and usage can do, as KeyMetadata lists it.</summary>
internal static class KeyAlgorithms
{
    private static readonly string[] Rsa =
        ["RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512"];

    /// <summary>The member's name and its values.</summary>
    public static (string Member, string[] Algorithms) Of(string spec, string usage) => usage switch
    {
        KeyCreation.EncryptDecrypt => ("EncryptionAlgorithms", spec switch
        {
            KeyCreation.Symmetric => [KeyCreation.Symmetric],
            "SM2" => ["SM2PKE"],
            _ => ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
        }),
        "GENERATE_VERIFY_MAC" => ("MacAlgorithms", [spec.Replace("HMAC_", "HMAC_SHA_", StringComparison.Ordinal)]),
        "KEY_AGREEMENT" => ("KeyAgreementAlgorithms", ["ECDH"]),
        _ => ("SigningAlgorithms", spec switch
        {
            "ECC_NIST_P256" or "ECC_SECG_P256K1" => ["ECDSA_SHA_256"],
            "ECC_NIST_P384" => ["ECDSA_SHA_384"],
            "ECC_NIST_P521" => ["ECDSA_SHA_512"],
            "ECC_NIST_EDWARDS25519" => ["ED25519_SHA_512", "ED25519_PH_SHA_512"],
            "SM2" => ["SM2DSA"],
            _ when spec.StartsWith("ML_DSA_", StringComparison.Ordinal) => ["ML_DSA_SHAKE_256"],
            _ => Rsa,
        }),
    };
}
