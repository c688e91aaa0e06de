using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Retention and legal hold exist only in buckets with object lock.</summary>
internal static class LockedBucket
{
    public static void Demand(S3Request request)
    {
        if (request.Bucket.Settings.ObjectLock is null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "Bucket is missing Object Lock Configuration");
        }
    }
}
