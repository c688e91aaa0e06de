using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the bucket's access control list; under enforced ownership the owner stands alone in it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html</remarks>
internal sealed class GetBucketAcl : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketAcl", "acl");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var bucket = request.Bucket;
        var kept = bucket.Settings.AclsEnabled ? bucket.Settings.Acl : null;
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(AclDocument.Write(writer, kept ?? AccessControlList.Private(bucket.OwnerCanonicalId))));
    }
}
