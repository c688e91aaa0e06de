using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether the bucket's policy is public.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html</remarks>
internal sealed class GetBucketPolicyStatus : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketPolicyStatus", "policyStatus");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var text = request.Bucket.Settings.PolicyText ?? throw new S3Exception(S3Errors.NoSuchBucketPolicy, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        writer.Root("PolicyStatus").Element("IsPublic", request.Rooms.Policies.IsPublic(text));
        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
