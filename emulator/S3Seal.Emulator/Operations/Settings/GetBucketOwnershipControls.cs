using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers who owns what other accounts write into the bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html</remarks>
internal sealed class GetBucketOwnershipControls : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketOwnershipControls", "ownershipControls");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var ownership = request.Bucket.Settings.Ownership
            ?? throw new S3Exception(S3Errors.OwnershipControlsNotFoundError, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        writer.Root("OwnershipControls").Start("Rule").Element("ObjectOwnership", ownership.ToString()).End();
        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
