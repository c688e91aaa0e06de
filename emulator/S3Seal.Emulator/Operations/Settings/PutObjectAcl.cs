using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Replaces the access control list of an object's version, from headers or from a document.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html</remarks>
internal sealed class PutObjectAcl : Operation
{
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObjectAcl", "acl") with
    {
        VersionAction = "s3:PutObjectVersionAcl",
        Body = BodyKind.Document,
    };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var source = await AclSource.ReadAsync(request, cancellationToken);
        request.RefuseMarker();
        var parties = request.AclPartiesOf(ObjectAcl.OwnerOf(NamedVersion.Find(request), request.Bucket));
        var acl = source.Admit(parties, request.Bucket.Settings, forBucket: false);
        var version = request.ChangeVersion(version => version with { Acl = acl });
        return S3Response.Empty().WithVersionId(request, version);
    }
}
