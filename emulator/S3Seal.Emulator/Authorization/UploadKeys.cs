using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>
/// THE SWITCH for multipart uploads: the parts of an upload and its completion count as encrypted the way the upload was begun, because
/// their requests cannot say it themselves. Nothing else (ACL, storage class, tags) is inherited, as on S3.
/// </summary>
internal static class UploadKeys
{
    private const bool PartsInheritEncryption = true;

    public static void Fill(RequestContext context, AccessQuestion question)
    {
        if (PartsInheritEncryption && question is { Action: "s3:PutObject", Upload.Asked: { } asked })
        {
            RequestContextFactory.Set(context, "s3:x-amz-server-side-encryption", asked.Algorithm);
            RequestContextFactory.Set(context, "s3:x-amz-server-side-encryption-aws-kms-key-id", asked.KmsKeyId);
            RequestContextFactory.Set(context, "s3:x-amz-server-side-encryption-customer-algorithm", asked.CustomerAlgorithm);
        }
    }
}
