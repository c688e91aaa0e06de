using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether the bucket keeps versions; nothing at all while it was never asked to.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html</remarks>
internal sealed class GetBucketVersioning : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketVersioning", "versioning");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var writer = new S3XmlWriter();
        writer.Root("VersioningConfiguration");
        var state = request.Bucket.Settings.Versioning;
        if (state != VersioningState.NeverSet)
        {
            writer.Element("Status", state.ToString());
        }

        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
