using System.Collections.Frozen;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations;

/// <summary>A request's encryption headers as an operation asks for them, checked in S3's order.</summary>
internal static class RequestEncryption
{
    /// <summary>The operations that make an object and so may choose how it is encrypted.</summary>
    private static readonly FrozenSet<string> Choosing = FrozenSet.Create(
        StringComparer.Ordinal, "PutObject", "PostObject", "CopyObject", "CreateMultipartUpload");

    /// <summary>Refuses encryption headers on an operation that has no use for them.</summary>
    public static void RefuseMisplaced(Operation operation, RequestHeaders headers)
    {
        if (!Choosing.Contains(operation.Name))
        {
            SseHeaders.RefuseChoice(headers);
        }
    }

    /// <summary>Refuses a customer key that travelled in the clear.</summary>
    public static void RefuseBaredCustomerKey(RequestHeaders headers)
    {
        if (CustomerKeyHeaders.AreSent(headers, CustomerKeyHeaders.OfTarget) || CustomerKeyHeaders.AreSent(headers, CustomerKeyHeaders.OfSource))
        {
            throw new S3Exception(
                S3Errors.InvalidRequest,
                "Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.");
        }
    }

    /// <summary>How the object this request makes is to be sealed.</summary>
    public static SseProtection Protection(this S3Request request)
    {
        request.RefuseBlockedCustomerKey();
        return SseResolver.Resolve(
            SseHeaders.ReadChoice(request.Headers), request.Bucket, request.Key, request.Requester(), request.Rooms.Encryption.Engine.KeyService);
    }

    /// <summary>The customer key that a part is written under; null when none was sent.</summary>
    public static CustomerKey? PartCustomerKey(this S3Request request)
    {
        request.RefuseBlockedCustomerKey();
        return CustomerKeyHeaders.ReadForWriting(request.Headers);
    }

    /// <summary>The customer key that the object is read with; null when none was sent.</summary>
    public static CustomerKey? ReadCustomerKey(this S3Request request) => CustomerKeyHeaders.ReadForReading(request.Headers);

    /// <summary>The customer key that a copy's source is read with; null when none was sent.</summary>
    public static CustomerKey? SourceCustomerKey(this S3Request request) => CustomerKeyHeaders.ReadForSource(request.Headers);

    /// <summary>On whose behalf KMS keys are used.</summary>
    public static KmsRequester Requester(this S3Request request) => request.Caller.Identity is { } identity
        ? new KmsRequester(identity.Account, identity.Arn)
        {
            Region = request.BucketOrNull?.Region,
            IdentityPolicy = identity.IdentityPolicy,
            IsInsecure = request.InsecureForKeys,
        }
        : KmsRequester.Anonymous;

    /// <summary>Whether a copy of an object onto itself changes its encryption, and so may be made though nothing else changes.</summary>
    public static bool ChangesEncryption(this S3Request request, EncryptionEnvelope stored) =>
        request.Headers.Has(SseHeaders.Sse)
        || CustomerKeyHeaders.AreSent(request.Headers, CustomerKeyHeaders.OfTarget)
        || request.Bucket.Settings.Encryption.ExplicitlyPut
        || stored.Mode != SseMode.S3;

    /// <summary>Adds what a call that makes an object says about it.</summary>
    public static S3Response WithNewEncryption(this S3Response response, S3Request request, EncryptionEnvelope envelope, CustomerKey? customerKey) =>
        response.WithAll(SseHeaders.Describe(envelope, customerKey, request.Headers));

    /// <summary>Adds what any other call says about a version; without a customer key nothing is said about SSE-C.</summary>
    public static S3Response WithEncryption(this S3Response response, EncryptionEnvelope envelope, CustomerKey? customerKey = null) =>
        response.WithAll(SseHeaders.Describe(envelope, customerKey));

    private static S3Response WithAll(this S3Response response, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            response.With(name, value);
        }

        return response;
    }

    // Before the key material is looked at: S3 answers 403 here even when the headers contradict each other.
    private static void RefuseBlockedCustomerKey(this S3Request request)
    {
        if (!request.Bucket.Settings.Encryption.BlocksCustomerKeys || !CustomerKeyHeaders.AreSent(request.Headers, CustomerKeyHeaders.OfTarget))
        {
            return;
        }

        var who = request.Caller.Identity is { } identity ? identity.Arn ?? $"arn:aws:iam::{identity.Account}:root" : "anonymous";
        throw new S3Exception(
            S3Errors.AccessDenied,
            $"User: {who} is not authorized to perform: {request.Operation.Route.Action} on resource: \"arn:aws:s3:::{request.Bucket.Name}/{request.Key}\" "
            + "because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). "
            + "Please specify a different server-side encryption type");
    }
}
