using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>Turns what a request asks into how its object is sealed: the bucket's default, the key's full ARN, the bucket-key setting.</summary>
/// <remarks>Runs after the policy was asked, never before: a default does not satisfy a policy that demands a header.</remarks>
internal static class SseResolver
{
    public static SseProtection Resolve(SseChoice choice, BucketRecord bucket, string key, KmsRequester requester, IKeyService keys)
    {
        var fallback = bucket.Settings.Encryption;
        requester = requester with { Region = bucket.Region };
        return choice switch
        {
            SseChoice.Customer(var customerKey) => new SseProtection { Mode = SseMode.Customer, CustomerKey = customerKey },
            SseChoice.S3 => SseProtection.S3,
            SseChoice.Kms kms => Kms(SseMode.Kms, kms.KeyId, kms.Context, kms.BucketKey ?? fallback.BucketKeyEnabled),
            SseChoice.KmsDsse dsse => Kms(SseMode.KmsDsse, dsse.KeyId, dsse.Context, bucketKey: false),
            SseChoice.Default when fallback.Mode == SseMode.S3 => SseProtection.S3,
            SseChoice.Default(var wish) => Kms(
                fallback.Mode, fallback.KmsKeyId, null, fallback.Mode == SseMode.Kms && (wish ?? fallback.BucketKeyEnabled)),
            _ => throw new ArgumentOutOfRangeException(nameof(choice)),
        };

        SseProtection Kms(SseMode mode, string? keyId, EncryptionContext? context, bool bucketKey)
        {
            CheckContext(context, bucketKey ? $"arn:aws:s3:::{bucket.Name}" : $"arn:aws:s3:::{bucket.Name}/{key}");
            return new SseProtection
            {
                Mode = mode,
                KmsKeyArn = FindKey(keyId, requester, keys),
                EncryptionContext = context,
                BucketKeyEnabled = bucketKey,
            };
        }
    }

    private static string FindKey(string? keyId, KmsRequester requester, IKeyService keys)
    {
        try
        {
            requester.RequireProven();
            return keys.Resolve(keyId, requester);
        }
        catch (EncryptionException refusal)
        {
            throw EncryptionErrors.OnWriting(refusal);
        }
    }

    // S3 adds this pair itself; a caller may repeat it, but not contradict it.
    private static void CheckContext(EncryptionContext? context, string arn)
    {
        if (context?[EncryptionContext.S3ArnName] is { } given && given != arn)
        {
            throw new S3Exception(
                S3Errors.InvalidArgument,
                $"The encryption context's {EncryptionContext.S3ArnName} is not that of this request.",
                ("ArgumentName", SseHeaders.Context),
                ("ArgumentValue", given));
        }
    }
}
