using S3Seal.Emulator.Errors;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Wire;

/// <summary>The encryption headers: read into nouns with S3's own refusals, and written from nouns.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html</remarks>
internal static class SseHeaders
{
    public const string Sse = "x-amz-server-side-encryption";
    public const string KeyId = Sse + "-aws-kms-key-id";
    public const string Context = Sse + "-context";
    public const string BucketKey = Sse + "-bucket-key-enabled";

    private const string Aes256 = "AES256";
    private const string Kms = "aws:kms";
    private const string KmsDsse = "aws:kms:dsse";

    /// <summary>What a request that makes an object asks for.</summary>
    public static SseChoice ReadChoice(RequestHeaders headers)
    {
        var sse = headers[Sse];
        if (CustomerKeyHeaders.AreSent(headers, CustomerKeyHeaders.OfTarget))
        {
            return sse is null && headers[KeyId] is null && headers[Context] is null
                ? new SseChoice.Customer(CustomerKeyHeaders.ReadForWriting(headers)!)
                : throw Refuse("Server Side Encryption with Customer provided key is incompatible with the encryption method specified", sse);
        }

        var keyId = headers[KeyId];
        var bucketKey = ReadBucketKey(headers[BucketKey]);
        switch (sse)
        {
            case null or Aes256 when keyId is not null || headers[Context] is not null:
                throw NeedsKms(sse);
            case null:
                return new SseChoice.Default(bucketKey);
            case Aes256:
                return new SseChoice.S3();
            case Kms:
                return new SseChoice.Kms(keyId, EncryptionContextHeader.Read(headers[Context]), bucketKey);
            case KmsDsse:
                return new SseChoice.KmsDsse(keyId, EncryptionContextHeader.Read(headers[Context]));
            default:
                throw Refuse("The encryption method specified is not supported", sse);
        }
    }

    /// <summary>Refuses the headers that only requests that make an object may carry.</summary>
    public static void RefuseChoice(RequestHeaders headers)
    {
        if (headers[Sse] is { } sse)
        {
            throw Refuse("x-amz-server-side-encryption header is not supported for this operation.", sse);
        }

        if (headers[KeyId] is not null)
        {
            throw NeedsKms(null);
        }

        foreach (var name in (ReadOnlySpan<string>)[Context, BucketKey])
        {
            if (headers[name] is { } value)
            {
                throw new S3Exception(
                    S3Errors.InvalidArgument, $"{name} header is not supported for this operation.", ("ArgumentName", name), ("ArgumentValue", value));
            }
        }
    }

    /// <summary>What an answer says about a version's protection.</summary>
    /// <param name="envelope">The version's envelope.</param>
    /// <param name="customerKey">The key the request carried; null leaves the customer-key headers out.</param>
    /// <param name="request">The request's headers when the answer repeats the encryption context (the calls that make an object), else null.</param>
    public static IEnumerable<KeyValuePair<string, string>> Describe(EncryptionEnvelope envelope, CustomerKey? customerKey, RequestHeaders? request = null)
    {
        if (envelope.Mode == SseMode.Customer)
        {
            return customerKey is null ? [] : CustomerKeyHeaders.Describe(customerKey);
        }

        List<KeyValuePair<string, string>> headers = [new(Sse, NameOf(envelope.Mode))];
        if (envelope.KmsKeyArn is { } arn)
        {
            headers.Add(new(KeyId, arn));
            if (request?[Context] is { } context)
            {
                headers.Add(new(Context, context));
            }

            if (envelope.BucketKeyEnabled)
            {
                headers.Add(new(BucketKey, "true"));
            }
        }

        return headers;
    }

    /// <summary>The mode as headers and documents spell it; null for a spelling that S3 does not know.</summary>
    public static SseMode? ModeOf(string name) => name switch
    {
        Aes256 => SseMode.S3,
        Kms => SseMode.Kms,
        KmsDsse => SseMode.KmsDsse,
        _ => null,
    };

    /// <summary>The spelling of a mode that has one.</summary>
    public static string NameOf(SseMode mode) => mode switch
    {
        SseMode.S3 => Aes256,
        SseMode.Kms => Kms,
        SseMode.KmsDsse => KmsDsse,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>S3 names this one argument whatever the encryption header at fault.</summary>
    internal static S3Exception Refuse(string message, string? value) =>
        new(S3Errors.InvalidArgument, message, ("ArgumentName", Sse), ("ArgumentValue", value ?? "null"));

    private static bool? ReadBucketKey(string? value) => value switch
    {
        null => null,
        "true" or "True" => true,
        "false" or "False" => false,
        _ => throw new S3Exception(
            S3Errors.InvalidArgument, "The value specified for x-amz-server-side-encryption-bucket-key-enabled is not valid.",
            ("ArgumentName", BucketKey), ("ArgumentValue", value)),
    };

    private static S3Exception NeedsKms(string? sse) =>
        Refuse("Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms", sse);
}
