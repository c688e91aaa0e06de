using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>A bucket policy belongs to the account that owns the bucket: another account gets 405 even with the permission.</summary>
internal static class PolicyOwner
{
    public static void Demand(S3Request request)
    {
        if (request.Caller.Identity?.Account != request.Bucket.OwnerAccount)
        {
            throw new S3Exception(S3Errors.MethodNotAllowed, ("Method", request.Operation.Route.Method), ("ResourceType", "BUCKETPOLICY"));
        }
    }
}
