using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authorization;

/// <summary>A client that names the account it believes to own a bucket is refused when another account owns it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html</remarks>
internal static class ExpectedOwner
{
    public const string Header = "x-amz-expected-bucket-owner";
    public const string SourceHeader = "x-amz-source-expected-bucket-owner";

    private const int AccountDigits = 12;

    public static void Check(RequestHeaders headers, string header, BucketRecord? bucket)
    {
        if (headers[header] is not { } expected)
        {
            return;
        }

        if (expected.Length != AccountDigits || !expected.All(char.IsAsciiDigit))
        {
            throw new S3Exception(S3Errors.InvalidBucketOwnerAWSAccountID, $"{S3Errors.InvalidBucketOwnerAWSAccountID.Message} [{expected}]");
        }

        if (bucket is not null && bucket.OwnerAccount != expected)
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }
    }
}
