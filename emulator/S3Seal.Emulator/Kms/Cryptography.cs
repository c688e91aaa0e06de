using System.Security.Cryptography;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>The actions that use key material.</summary>
internal static class Cryptography
{
    private const string Symmetric = KeyCreation.Symmetric;
    private const int MaxPlaintext = 4096;
    private const int MaxCiphertext = 6144;

    public static void Encrypt(KmsRequest request, KmsAnswer answer)
    {
        CheckAlgorithm(request, "EncryptionAlgorithm");
        var keyId = request.Required("KeyId");
        var plaintext = request.RequiredBlob("Plaintext", MaxPlaintext);
        try
        {
            var encrypted = request.Kms.Encrypt(keyId, plaintext, request.Context(), request.Caller);
            answer.Blob("CiphertextBlob", encrypted.Ciphertext).Text("KeyId", encrypted.KeyArn).Text("EncryptionAlgorithm", Symmetric);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    public static void Decrypt(KmsRequest request, KmsAnswer answer)
    {
        CheckAlgorithm(request, "EncryptionAlgorithm");
        var ciphertext = request.RequiredBlob("CiphertextBlob", MaxCiphertext);
        var opened = request.Kms.Decrypt(ciphertext, request.Context(), request.Text("KeyId"), request.Caller);
        answer.Text("KeyId", opened.KeyArn)
            .Blob("Plaintext", opened.Plaintext)
            .Text("EncryptionAlgorithm", Symmetric)
            .Text("KeyMaterialId", opened.KeyMaterialId);
        CryptographicOperations.ZeroMemory(opened.Plaintext);
    }

    public static void ReEncrypt(KmsRequest request, KmsAnswer answer)
    {
        CheckAlgorithm(request, "SourceEncryptionAlgorithm");
        CheckAlgorithm(request, "DestinationEncryptionAlgorithm");
        var ciphertext = request.RequiredBlob("CiphertextBlob", MaxCiphertext);
        var (result, sourceArn, sourceMaterial) = request.Kms.ReEncrypt(
            ciphertext,
            request.Context("SourceEncryptionContext"),
            request.Text("SourceKeyId"),
            request.Required("DestinationKeyId"),
            request.Context("DestinationEncryptionContext"),
            request.Caller);
        answer.Blob("CiphertextBlob", result.Ciphertext)
            .Text("SourceKeyId", sourceArn)
            .Text("KeyId", result.KeyArn)
            .Text("SourceEncryptionAlgorithm", Symmetric)
            .Text("DestinationEncryptionAlgorithm", Symmetric)
            .Text("SourceKeyMaterialId", sourceMaterial)
            .Text("DestinationKeyMaterialId", result.KeyMaterialId);
    }

    public static void GenerateDataKey(KmsRequest request, KmsAnswer answer) => Generate(request, answer, nameof(GenerateDataKey), show: true);

    public static void GenerateDataKeyWithoutPlaintext(KmsRequest request, KmsAnswer answer) =>
        Generate(request, answer, nameof(GenerateDataKeyWithoutPlaintext), show: false);

    public static void GenerateRandom(KmsRequest request, KmsAnswer answer)
    {
        var random = new byte[request.Integer("NumberOfBytes", 1, 1024) ?? throw new KmsException("ValidationException", "NumberOfBytes is required.")];
        RandomNumberGenerator.Fill(random);
        answer.Blob("Plaintext", random);
        CryptographicOperations.ZeroMemory(random);
    }

    private static void Generate(KmsRequest request, KmsAnswer answer, string operation, bool show)
    {
        var keyId = request.Required("KeyId");
        var bytes = request.Integer("NumberOfBytes", 1, 1024);
        var spec = request.Text("KeySpec") is null ? null : request.OneOf("KeySpec", "", "AES_256", "AES_128");
        if (bytes is null == spec is null)
        {
            throw new KmsException("ValidationException", "Please specify either number of bytes or key spec.");
        }

        var generated = request.Kms.GenerateDataKey(
            keyId, bytes ?? (spec == "AES_256" ? 32 : 16), request.Context(), request.Caller, operation);
        answer.Blob("CiphertextBlob", generated.Ciphertext);
        if (show)
        {
            answer.Blob("Plaintext", generated.Plaintext);
        }

        answer.Text("KeyId", generated.KeyArn).Text("KeyMaterialId", generated.KeyMaterialId);
        CryptographicOperations.ZeroMemory(generated.Plaintext);
    }

    private static void CheckAlgorithm(KmsRequest request, string name) =>
        request.OneOf(name, Symmetric, Symmetric, "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE");
}
