using S3Seal.Emulator.Errors;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>The engine's refusals in S3's words; the only place that knows both.</summary>
internal static class EncryptionErrors
{
    /// <summary>The refusal of a request that reads a stored version.</summary>
    public static S3Exception OnReading(EncryptionException refusal) => refusal.Failure switch
    {
        EncryptionFailure.CustomerKeyRequired => new(
            S3Errors.InvalidRequest,
            "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object."),
        EncryptionFailure.CustomerKeyNotApplicable => new(S3Errors.InvalidRequest, "The encryption parameters are not applicable to this object."),
        EncryptionFailure.WrongCustomerKey => new(
            S3Errors.AccessDenied, "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key."),
        _ => Common(refusal),
    };

    /// <summary>The refusal of a request that adds a part to an upload.</summary>
    public static S3Exception OnUploadingPart(EncryptionException refusal) => refusal.Failure switch
    {
        EncryptionFailure.CustomerKeyRequired or EncryptionFailure.CustomerKeyNotApplicable => new(
            S3Errors.InvalidRequest,
            "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters."),
        EncryptionFailure.WrongCustomerKey => new(
            S3Errors.InvalidRequest, "The provided encryption parameters did not match the ones used originally."),
        _ => Common(refusal),
    };

    /// <summary>The refusal of a request that makes an object.</summary>
    public static S3Exception OnWriting(EncryptionException refusal) => Common(refusal);

    private static S3Exception Common(EncryptionException refusal) => refusal switch
    {
        KmsException { Code: "AccessDeniedException" } denied => new(S3Errors.AccessDenied, denied.Message),
        KmsException kms => new(new S3Error("KMS." + kms.Code, 400, kms.Message)),
        { Failure: EncryptionFailure.RequesterUnknown } => new(
            S3Errors.InvalidArgument,
            "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.",
            ("ArgumentName", "Authorization"),
            ("ArgumentValue", "null")),
        { Failure: EncryptionFailure.RequesterInsecure } => new(
            S3Errors.InvalidArgument,
            "Requests specifying Server Side Encryption with AWS KMS managed keys must be made over a secure connection.",
            ("ArgumentName", "x-amz-server-side-encryption"),
            ("ArgumentValue", "null")),
        _ => new(S3Errors.InternalError),
    };
}
