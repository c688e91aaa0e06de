using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the bucket's policy, character by character as it was put.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html</remarks>
internal sealed class GetBucketPolicy : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketPolicy", "policy");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        PolicyOwner.Demand(request);
        var text = request.Bucket.Settings.PolicyText ?? throw new S3Exception(S3Errors.NoSuchBucketPolicy, ("BucketName", request.Bucket.Name));
        return ValueTask.FromResult(S3Response.Text(Encoding.UTF8.GetBytes(text), "application/json"));
    }
}
