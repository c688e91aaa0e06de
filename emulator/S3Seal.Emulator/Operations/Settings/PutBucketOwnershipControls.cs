using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets who owns what other accounts write, and with it whether access control lists count.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html</remarks>
internal sealed class PutBucketOwnershipControls : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketOwnershipControls", "ownershipControls") with
    {
        Body = BodyKind.Document,
        AuthorizeAtDoor = false,
    };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var demand = new AccessDemand(Route.Action);
        var document = await request.ReadForAccessAsync(demand, () => request.ReadXmlAsync(cancellationToken));
        var word = document.Child("Rule")?.Child("ObjectOwnership")?.Text.Trim();
        request.Access.Demand(demand with { Context = word is null ? [] : [new("s3:x-amz-object-ownership", [word])] });

        DocumentShapes.OwnershipControls.Validate(document, S3Errors.MalformedXml);
        var ownership = Enum.Parse<ObjectOwnership>(word!);
        var bucket = request.Bucket;
        request.ChangeSettings(settings => ownership == ObjectOwnership.BucketOwnerEnforced && GrantsToOthers(settings.Acl, bucket.OwnerCanonicalId)
            ? throw new S3Exception(S3Errors.InvalidBucketAclWithObjectOwnership)
            : settings with { Ownership = ownership });
        return S3Response.Empty();
    }

    private static bool GrantsToOthers(AccessControlList? acl, string owner) => acl?.Grants.Any(grant => grant.Grantee.CanonicalId != owner) ?? false;
}
