using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>The engine's verbs for the object that a request names.</summary>
internal static class Sealing
{
    /// <summary>Fresh keys for a new version or upload.</summary>
    public static ObjectSealer BeginSeal(this S3Request request, SseProtection protection, string objectId) =>
        request.Rooms.Encryption.BeginSeal(protection, request.Identity(objectId), request.Requester());

    /// <summary>The upload's keys again, for one of its parts.</summary>
    public static ObjectSealer ResumeSeal(this S3Request request, UploadRecord upload, CustomerKey? customerKey) =>
        request.Rooms.Encryption.ResumeSeal(upload.Template.Envelope!, request.Identity(upload.Template.ObjectId), customerKey, request.Requester());

    /// <summary>The keys of a version that is read.</summary>
    public static ObjectReader Open(this S3Request request, ObjectVersion version, CustomerKey? customerKey) =>
        new(version, request.Rooms.Encryption.BeginOpen(version.Envelope!, request.Identity(version.ObjectId), customerKey, request.Requester()));

    /// <summary>The keys of a copy's source.</summary>
    public static ObjectReader OpenSource(this S3Request request, CopySource source, ObjectVersion version)
    {
        using var customerKey = request.SourceCustomerKey();
        var identity = new ObjectIdentity(source.BucketName, source.Key, version.ObjectId);
        return new(version, request.Rooms.Encryption.BeginOpen(version.Envelope!, identity, customerKey, request.Requester()));
    }

    private static ObjectIdentity Identity(this S3Request request, string objectId) => new(request.Bucket.Name, request.Key, objectId);
}
