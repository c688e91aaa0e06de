namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>A bucket's name as the rest of AWS writes it.</summary>
internal static class BucketArn
{
    public static string Of(string bucketName) => "arn:aws:s3:::" + bucketName;
}
