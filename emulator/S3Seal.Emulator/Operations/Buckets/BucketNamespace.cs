using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Names that end in <c>-{account}-{region}-an</c> belong to an account's own namespace and are made only with its header.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html</remarks>
internal static class BucketNamespace
{
    private const string Header = "x-amz-bucket-namespace";
    private const string Suffix = "-an";
    private const int AccountDigits = 12;

    public static void Check(string bucketName, S3Request request)
    {
        var asked = request.Headers[Header];
        if (asked is not (null or "global" or "account-regional"))
        {
            throw new S3Exception(S3Errors.InvalidArgument, $"Invalid {Header} header: {asked}", ("ArgumentName", Header), ("ArgumentValue", asked));
        }

        var ownSuffix = $"-{request.Caller.Identity!.Account}-{request.Rooms.Region}{Suffix}";
        var fits = asked == "account-regional"
            ? bucketName.Length > ownSuffix.Length && bucketName.EndsWith(ownSuffix, StringComparison.Ordinal)
            : !IsAccountRegional(bucketName);
        if (!fits)
        {
            throw new S3Exception(S3Errors.InvalidBucketName, ("BucketName", bucketName));
        }
    }

    private static bool IsAccountRegional(string bucketName)
    {
        // prefix-123456789012-eu-west-1-an: the account is the fifth part from the end.
        var parts = bucketName.Split('-');
        return bucketName.EndsWith(Suffix, StringComparison.Ordinal) && parts.Length >= 6
            && parts[^5] is { Length: AccountDigits } account && account.All(char.IsAsciiDigit);
    }
}
