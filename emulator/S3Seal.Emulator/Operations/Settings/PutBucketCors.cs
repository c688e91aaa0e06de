using S3Seal.Emulator.Operations.Settings.Cors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets which web pages may send which requests.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html</remarks>
internal sealed class PutBucketCors : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketCORS", "cors") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var rules = CorsDocument.Parse(await request.ReadXmlAsync(cancellationToken));
        request.ChangeSettings(settings => settings with { Cors = rules });
        return S3Response.Empty();
    }
}
