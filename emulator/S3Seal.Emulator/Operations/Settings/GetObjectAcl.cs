using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the access control list of an object's version; under enforced ownership the bucket's owner stands alone in it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html</remarks>
internal sealed class GetObjectAcl : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:GetObjectAcl", "acl") with { VersionAction = "s3:GetObjectVersionAcl" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.RefuseMarker();
        var version = NamedVersion.Find(request);
        var owner = ObjectAcl.OwnerOf(version, request.Bucket);
        var acl = request.Bucket.Settings.AclsEnabled ? version.Acl : null;
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(AclDocument.Write(writer, acl ?? AccessControlList.Private(owner))).WithVersionId(request, version));
    }
}
