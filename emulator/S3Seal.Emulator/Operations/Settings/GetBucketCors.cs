using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Cors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers which web pages may send which requests.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html</remarks>
internal sealed class GetBucketCors : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketCORS", "cors");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var rules = request.Bucket.Settings.Cors ?? throw new S3Exception(S3Errors.NoSuchCorsConfiguration, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(CorsDocument.Write(writer, rules)));
    }
}
