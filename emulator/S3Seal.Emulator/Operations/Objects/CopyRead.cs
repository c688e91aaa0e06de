using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>The source's side of a copy, for whole objects and for parts.</summary>
internal static class CopyRead
{
    /// <summary>The source's version, if the request's conditions on it hold.</summary>
    public static ObjectVersion Find(S3Request request, CopySource source)
    {
        var version = NamedVersion.FindSource(request, source);
        ReadAnswer.RefuseArchived(version, request.Now, "Operation is not valid for the source object's storage class");

        // A copy has no 304: what did not change is a failed condition.
        var verdict = ReadConditions.Read(request.Headers, ReadConditions.CopySourcePrefix).Check(version.ETag, version.LastModified, request.Now, out var failing);
        return verdict == ReadVerdict.Proceed ? version : throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", failing));
    }

    public static bool ShowsVersions(S3Request request, CopySource source) =>
        request.Rooms.Store.FindBucket(source.BucketName) is { } bucket && NamedVersion.ShowsVersions(bucket);
}
