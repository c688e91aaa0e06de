using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>What S3 demands of a logging target: it exists, it belongs to the same account, it stands in the same region.</summary>
internal static class LoggingRules
{
    public static void Check(S3Request request, S3XmlElement document)
    {
        if (document.Child("LoggingEnabled") is not { } logging)
        {
            return;
        }

        var name = logging.Required("TargetBucket").Text.Trim();
        var target = request.Rooms.Store.FindBucket(name);
        if (target is null)
        {
            throw new S3Exception(S3Errors.InvalidTargetBucketForLogging, ("TargetBucket", name));
        }

        if (target.OwnerAccount != request.Bucket.OwnerAccount)
        {
            throw new S3Exception(S3Errors.InvalidTargetBucketForLogging,
                "The owner for the bucket to be logged and the target bucket must be the same.", ("TargetBucket", name));
        }

        if (target.Region != request.Bucket.Region)
        {
            throw new S3Exception(S3Errors.CrossLocationLoggingProhibitted, ("TargetBucketLocation", target.Region));
        }

        if (logging.Child("TargetObjectKeyFormat") is { Children.Count: not 1 })
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }
    }
}
