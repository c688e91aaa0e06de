using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Finds the version that a request names, with all of S3's ways to say that it is not there.</summary>
internal static class NamedVersion
{
    public const string QueryName = "versionId";

    private const string DeleteMarkerHeader = "x-amz-delete-marker";
    private const string VersionIdHeader = "x-amz-version-id";

    /// <summary>The request's <c>versionId</c>, checked for its shape; null when there is none.</summary>
    public static string? Id(S3Request request) => Checked(request.Target.Query.Get(QueryName), QueryName);

    /// <summary>The same check for a version id from elsewhere; <paramref name="argument"/> names the place.</summary>
    public static string? Checked(string? versionId, string argument) => versionId switch
    {
        null => null,
        "" => throw new S3Exception(S3Errors.InvalidArgument, "Version id cannot be the empty string", ("ArgumentName", argument), ("ArgumentValue", "")),
        _ when !VersionIds.IsWellFormed(versionId) => throw Invalid(versionId, argument),
        _ => versionId,
    };

    public static S3Exception Invalid(string versionId, string argument) =>
        new(S3Errors.InvalidArgument, "Invalid version id specified", ("ArgumentName", argument), ("ArgumentValue", versionId));

    /// <summary>The version that the request's key and <c>versionId</c> name; throws unless it is an object's.</summary>
    public static ObjectVersion Find(S3Request request)
    {
        var bucket = ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name);
        return Id(request) is { } versionId
            ? ById(bucket, request, versionId)
            : bucket.Objects.Find(request.Key) is { } chain ? chain.Current ?? throw Covered(request.Key, chain.Newest) : throw Missing(request, bucket.Record.Name, request.Key);
    }

    /// <summary>The version that a copy's source names.</summary>
    public static ObjectVersion FindSource(S3Request request, CopySource source)
    {
        var bucket = ObjectCommit.Find(request.Rooms.Store, source.BucketName);
        if (Checked(source.VersionId, CopySource.HeaderName) is not { } versionId)
        {
            return bucket.Current(source.Key) ?? throw Missing(request, source.BucketName, source.Key);
        }

        var version = bucket.Objects.Find(source.Key)?.Find(versionId) ?? throw NoSuchVersion(source.Key, versionId);
        return version.IsDeleteMarker
            ? throw new S3Exception(S3Errors.InvalidRequest, "The source of a copy request may not specifically refer to a delete marker by version id.")
            : version;
    }

    /// <summary>Whether answers about this bucket's objects carry version ids.</summary>
    public static bool ShowsVersions(BucketRecord bucket) => bucket.Settings.Versioning != VersioningState.NeverSet;

    private static ObjectVersion ById(BucketState bucket, S3Request request, string versionId)
    {
        var version = bucket.Objects.Find(request.Key)?.Find(versionId) ?? throw NoSuchVersion(request.Key, versionId);
        return !version.IsDeleteMarker ? version : throw new S3Exception(
            S3Errors.MethodNotAllowed, ("Method", request.Operation.Route.Method), ("ResourceType", "DeleteMarker"))
        {
            Headers =
            [
                ("Allow", "DELETE"),
                ("Last-Modified", HttpDate.Print(version.LastModified)),
                (DeleteMarkerHeader, "true"),
                (VersionIdHeader, version.VersionId),
            ],
        };
    }

    private static S3Exception NoSuchVersion(string key, string versionId) => new(S3Errors.NoSuchVersion, ("Key", key), ("VersionId", versionId));

    private static S3Exception Covered(string key, ObjectVersion marker) => new(S3Errors.NoSuchKey, ("Key", key))
    {
        Headers = [(DeleteMarkerHeader, "true"), (VersionIdHeader, marker.VersionId)],
    };

    // Whether a key exists is told only to those who may list the bucket.
    private static S3Exception Missing(S3Request request, string bucketName, string key) =>
        request.Access.Allows(new AccessDemand("s3:ListBucket") { BucketName = bucketName == request.Bucket.Name ? null : bucketName })
            ? new(S3Errors.NoSuchKey, ("Key", key))
            : new(S3Errors.AccessDenied);
}
