using System.Security.Cryptography;
using S3Seal.Emulator.Errors;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Wire;

/// <summary>The three headers of a customer key, for the object itself and for a copy's source.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html</remarks>
internal sealed record CustomerKeyHeaders(string Algorithm, string Key, string KeyMd5)
{
    /// <summary>The object that is read or written.</summary>
    public static readonly CustomerKeyHeaders OfTarget = Named("x-amz-server-side-encryption-customer-");

    /// <summary>The object that is copied from.</summary>
    public static readonly CustomerKeyHeaders OfSource = Named("x-amz-copy-source-server-side-encryption-customer-");

    private const string Aes256 = "AES256";

    /// <summary>Whether any of the three was sent.</summary>
    public static bool AreSent(RequestHeaders headers, CustomerKeyHeaders names) =>
        headers.Has(names.Algorithm) || headers.Has(names.Key) || headers.Has(names.KeyMd5);

    /// <summary>The key to write under; null when none was sent.</summary>
    public static CustomerKey? ReadForWriting(RequestHeaders headers) => Read(headers, OfTarget, reading: false);

    /// <summary>The key to read with; null when none was sent.</summary>
    public static CustomerKey? ReadForReading(RequestHeaders headers) => Read(headers, OfTarget, reading: true);

    /// <summary>The key to read a copy's source with; null when none was sent.</summary>
    public static CustomerKey? ReadForSource(RequestHeaders headers) => Read(headers, OfSource, reading: true);

    /// <summary>What an answer repeats: never the key.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Describe(CustomerKey key) =>
        [new(OfTarget.Algorithm, Aes256), new(OfTarget.KeyMd5, key.Md5Base64())];

    private static CustomerKey? Read(RequestHeaders headers, CustomerKeyHeaders names, bool reading)
    {
        if (!AreSent(headers, names))
        {
            return null;
        }

        switch (headers[names.Algorithm])
        {
            case null or "":
                throw SseHeaders.Refuse(
                    "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.", null);
            case Aes256:
                break;
            case var other:
                throw new S3Exception(S3Errors.InvalidEncryptionAlgorithmError, ("ArgumentName", SseHeaders.Sse), ("ArgumentValue", other));
        }

        if (headers[names.Key] is not { Length: > 0 } text)
        {
            throw SseHeaders.Refuse(
                "Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.", null);
        }

        // Sized by the text, so that whatever a client sends is decoded, judged and zeroed in one place.
        var bytes = GC.AllocateArray<byte>(text.Length, pinned: true);
        try
        {
            return Convert.TryFromBase64String(text, bytes, out var length)
                ? Check(bytes.AsSpan(0, length), headers[names.KeyMd5], reading)
                : throw BadKey();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static CustomerKey Check(ReadOnlySpan<byte> key, string? md5, bool reading)
    {
        if (md5 is not { Length: > 0 })
        {
            throw SseHeaders.Refuse(
                "Requests specifying Server Side Encryption with Customer provided keys must provide the client calculated MD5 of the secret key.", null);
        }

        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(key, digest);
        Span<byte> claimed = stackalloc byte[MD5.HashSizeInBytes];
        if (!Convert.TryFromBase64String(md5, claimed, out var claimedLength)
            || !CryptographicOperations.FixedTimeEquals(digest, claimed[..claimedLength]))
        {
            throw SseHeaders.Refuse("The calculated MD5 hash of the key did not match the hash that was provided.", null);
        }

        if (key.Length == SecretBytes.Length)
        {
            return new CustomerKey(key);
        }

        if (!reading || key.Length < SecretBytes.Length)
        {
            throw BadKey();
        }

        // S3 does not complain about the length here but finds the key to be the wrong one, and so will the hash that stands in for it.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return new CustomerKey(hash);
    }

    private static S3Exception BadKey() => SseHeaders.Refuse("The secret key was invalid for the specified algorithm.", null);

    private static CustomerKeyHeaders Named(string prefix) => new(prefix + "algorithm", prefix + "key", prefix + "key-MD5");
}
