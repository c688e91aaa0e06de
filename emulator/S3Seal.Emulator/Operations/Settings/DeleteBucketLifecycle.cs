using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets the bucket's lifecycle rules.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html</remarks>
internal sealed class DeleteBucketLifecycle : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutLifecycleConfiguration", "lifecycle");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(settings => settings with
        {
            Lifecycle = [],
            Documents = settings.Documents.Remove("lifecycle").Remove(TransitionMinimum.DocumentName),
        });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
