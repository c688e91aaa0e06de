using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>How an operation changes what is noted on a stored version: atomically, and only when the version is still there.</summary>
internal static class VersionChange
{
    /// <summary>The version that the request names, as it is after the change.</summary>
    public static ObjectVersion ChangeVersion(this S3Request request, Func<ObjectVersion, ObjectVersion> change)
    {
        var versionId = NamedVersion.Find(request).VersionId;
        return ObjectCommit.Change(request.Rooms.Store, request.Bucket.Name, bucket =>
        {
            var before = bucket.Objects.Find(request.Key)?.Find(versionId) ?? throw new S3Exception(S3Errors.NoSuchKey, ("Key", request.Key));
            var after = change(before);
            return (bucket.Replace(request.Key, after), after);
        });
    }

    /// <summary>The header that names a version, once the bucket ever kept versions.</summary>
    public static S3Response WithVersionId(this S3Response response, S3Request request, ObjectVersion version) =>
        response.With("x-amz-version-id", NamedVersion.ShowsVersions(request.Bucket) ? version.VersionId : null);

    /// <summary>405 when the key's current version is a delete marker: it carries no tags, lists or locks.</summary>
    public static void RefuseMarker(this S3Request request)
    {
        var newest = request.Rooms.Store.Find(request.Bucket.Name)?.Objects.Find(request.Key)?.Newest;
        if (newest is { IsDeleteMarker: true } && NamedVersion.Id(request) is null)
        {
            throw new S3Exception(S3Errors.MethodNotAllowed, ("Method", request.Operation.Route.Method), ("ResourceType", "DeleteMarker"))
            {
                Headers = [("Allow", "DELETE"), ("x-amz-delete-marker", "true"), ("x-amz-version-id", newest.VersionId)],
            };
        }
    }
}
