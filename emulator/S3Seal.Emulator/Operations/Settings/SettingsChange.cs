using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>How an operation changes a bucket's settings: atomically, on the bucket as it is at that moment.</summary>
internal static class SettingsChange
{
    public static void ChangeSettings(this S3Request request, Func<BucketSettings, BucketSettings> change)
    {
        var name = request.Target.BucketName ?? "";
        if (request.Rooms.Store.Update(name, bucket => bucket with { Settings = change(bucket.Settings) }) is null)
        {
            throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", name));
        }
    }
}
