using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Removes an object, covers it with a delete marker, or removes one version for good.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html</remarks>
internal sealed class DeleteObject : Operation
{
    public override Route Route { get; } = Route.Object("DELETE", "s3:DeleteObject") with
    {
        VersionAction = "s3:DeleteObjectVersion",
        AlsoDemands = [new(LockHeaders.Bypass, "s3:BypassGovernanceRetention")],
    };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        NewObject.RefuseDirectoryBucketHeaders(request.Headers);
        RefuseMfa(request);
        var versionId = NamedVersion.Id(request);
        var removal = new Removal(request.Key, versionId, request.Headers["if-match"]) { BypassGovernance = BypassesGovernance(request) };
        var removed = ObjectRemoval.Execute(request.Rooms.Store, request.Bucket.Name, removal, request.Now);
        return ValueTask.FromResult(S3Response.Empty(204)
            .With("x-amz-delete-marker", removed.IsDeleteMarker ? "true" : null)
            .With(VersionHeaders.VersionId, removed.VersionId));
    }

    /// <summary>Whether the caller asks to pass a governance retention; a refusal where there is nothing to pass.</summary>
    public static bool BypassesGovernance(S3Request request)
    {
        var value = request.Headers[LockHeaders.Bypass];
        if (value is null)
        {
            return false;
        }

        return request.Bucket.Settings.ObjectLock is not null
            ? value.Equals("true", StringComparison.OrdinalIgnoreCase)
            : throw new S3Exception(
                S3Errors.InvalidArgument,
                "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.",
                ("ArgumentName", LockHeaders.Bypass), ("ArgumentValue", value));
    }

    /// <summary>MFA delete needs a device that an emulator cannot ask.</summary>
    public static void RefuseMfa(S3Request request)
    {
        if (request.Headers.Has("x-amz-mfa"))
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Header", "x-amz-mfa"));
        }
    }
}
