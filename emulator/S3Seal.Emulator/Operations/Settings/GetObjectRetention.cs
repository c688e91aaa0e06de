using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers until when a version is protected.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectRetention.html</remarks>
internal sealed class GetObjectRetention : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:GetObjectRetention", "retention");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        LockedBucket.Demand(request);
        request.RefuseMarker();
        var retention = NamedVersion.Find(request).Retention ?? throw new S3Exception(S3Errors.NoSuchObjectLockConfiguration);
        using var writer = new S3XmlWriter();
        writer.Root("Retention")
            .Element("Mode", retention.Mode.ToString())
            .Element("RetainUntilDate", retention.Until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
