using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Forgets which web pages may send requests, so that none may.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html</remarks>
internal sealed class DeleteBucketCors : Operation
{
    public override Route Route { get; } = Route.Bucket("DELETE", "s3:PutBucketCORS", "cors");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.ChangeSettings(settings => settings with { Cors = null });
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
