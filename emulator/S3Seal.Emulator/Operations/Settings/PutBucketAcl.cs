using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Replaces the bucket's access control list, from headers or from a document.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html</remarks>
internal sealed class PutBucketAcl : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketAcl", "acl") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var bucket = request.Bucket;
        var parties = request.AclPartiesOf(bucket.OwnerCanonicalId);
        var source = await AclSource.ReadAsync(request, cancellationToken);
        request.ChangeSettings(settings => settings with { Acl = source.Admit(parties, settings, forBucket: true) });
        return S3Response.Empty();
    }
}
