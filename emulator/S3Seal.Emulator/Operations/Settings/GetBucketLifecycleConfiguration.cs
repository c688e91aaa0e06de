using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers the bucket's lifecycle rules.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html</remarks>
internal sealed class GetBucketLifecycleConfiguration : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetLifecycleConfiguration", "lifecycle");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var documents = request.Bucket.Settings.Documents;
        return documents.TryGetValue("lifecycle", out var document)
            ? ValueTask.FromResult(S3Response.Text(Encoding.UTF8.GetBytes(document), "application/xml")
                .With(TransitionMinimum.Header, documents[TransitionMinimum.DocumentName]))
            : throw new S3Exception(S3Errors.NoSuchLifecycleConfiguration, ("BucketName", request.Bucket.Name));
    }
}
