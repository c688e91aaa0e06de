using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Writes an object in one request.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</remarks>
internal sealed class PutObject : Operation
{
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObject") with { Body = BodyKind.Data, AlsoDemands = NewObject.Demands };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        NewObject.RefuseDirectoryBucketHeaders(request.Headers);
        if (request.Body.Length is null)
        {
            throw new S3Exception(S3Errors.MissingContentLength);
        }

        return await NewObject.StoreAsync(request, _ => S3Response.Empty(), cancellationToken);
    }
}
