using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>What PUT and POST share: a body becomes a version, or nothing happens.</summary>
internal static class NewObject
{
    /// <summary>What an upload demands beside <c>s3:PutObject</c>, by the headers that it carries.</summary>
    public static readonly IReadOnlyList<SecondDemand> Demands =
    [
        new("x-amz-acl", "s3:PutObjectAcl"),
        new("x-amz-grant-*", "s3:PutObjectAcl"),
        new(TagHeader.HeaderName, "s3:PutObjectTagging"),
        new(LockHeaders.Mode, "s3:PutObjectRetention"),
        new(LockHeaders.RetainUntil, "s3:PutObjectRetention"),
        new(LockHeaders.LegalHold, "s3:PutObjectLegalHold"),
    ];

    public static async ValueTask<S3Response> StoreAsync(S3Request request, Func<ObjectVersion, S3Response> answer, CancellationToken cancellationToken)
    {
        var store = request.Rooms.Store;
        var condition = WriteCondition.Read(request.Headers);
        var version = Describe(request);
        ObjectCommit.Check(condition, ObjectCommit.Find(store, request.Bucket.Name).Current(request.Key), request.Key);

        var protection = request.Protection();
        using var customerKey = protection.CustomerKey;
        using var sealer = request.BeginSeal(protection, version.ObjectId);
        using var writer = new PartWriter(store, sealer, 1, request.Body.Length);
        var part = await ObjectWriter.WriteAsync(writer, request.Body, ChecksumAlgorithm.Crc64Nvme, request.Now, cancellationToken);
        version = version with
        {
            LastModified = request.Now,
            Envelope = sealer.Envelope,
            Length = part.Length,
            ETag = part.ETag,
            Checksum = part.Checksum,
            Parts = [new StoredPart { Length = part.Length, Data = part.Data }],
        };
        version = ObjectCommit.Put(store, request.Bucket.Name, request.Key, version, condition);
        var response = answer(version).With("ETag", ETags.Quote(version.ETag)).With(VersionHeaders.VersionId, VersionIdToShow(version)).WithExpiration(request, version);
        ChecksumHeaders.Show(response, version);
        return response.WithNewEncryption(request, sealer.Envelope, customerKey);
    }

    /// <summary>Everything the request says about the object beside its bytes and keys.</summary>
    public static ObjectVersion Describe(S3Request request) =>
        LockHeaders.Apply(request, UploadHeaders.Read(request) with { Tags = TagHeader.Read(request) }).WithAcl(request);

    /// <summary>A null version is written silently.</summary>
    public static string? VersionIdToShow(ObjectVersion version) => version.VersionId == ObjectVersion.NullVersionId ? null : version.VersionId;

    /// <summary>Refuses headers that mean something only in directory buckets.</summary>
    public static void RefuseDirectoryBucketHeaders(RequestHeaders headers)
    {
        foreach (var name in DirectoryBucketHeaders)
        {
            if (headers.Has(name))
            {
                throw new S3Exception(S3Errors.NotImplemented, "A header you provided implies functionality that is not implemented", ("Header", name));
            }
        }
    }

    private static readonly IReadOnlyList<string> DirectoryBucketHeaders =
        ["x-amz-write-offset-bytes", "x-amz-if-match-size", "x-amz-if-match-last-modified-time"];
}
