using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Gives an upload up; its parts go.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html</remarks>
internal sealed class AbortMultipartUpload : Operation
{
    private const string InitiatedHeader = "x-amz-if-match-initiated-time";

    public override Route Route { get; } = Route.Object("DELETE", "s3:AbortMultipartUpload", NamedUpload.QueryName);

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (request.Headers.Has(InitiatedHeader))
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Header", InitiatedHeader));
        }

        ObjectCommit.Change(request.Rooms.Store, request.Bucket.Name, bucket =>
            bucket.FindUpload(request.Key, NamedUpload.Id(request)) is { } upload
                ? (bucket.RemoveUpload(request.Key, upload.UploadId), true)
                : throw NamedUpload.Missing(request));
        return ValueTask.FromResult(S3Response.Empty(204));
    }
}
