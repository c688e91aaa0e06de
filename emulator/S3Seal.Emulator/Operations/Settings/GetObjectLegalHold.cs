using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether a version is under legal hold.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLegalHold.html</remarks>
internal sealed class GetObjectLegalHold : Operation
{
    public override Route Route { get; } = Route.Object("GET", "s3:GetObjectLegalHold", "legal-hold");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        LockedBucket.Demand(request);
        request.RefuseMarker();
        var held = NamedVersion.Find(request).LegalHold ?? throw new S3Exception(S3Errors.NoSuchObjectLockConfiguration);
        using var writer = new S3XmlWriter();
        return ValueTask.FromResult(S3Response.Xml(writer.Root("LegalHold").Element("Status", held ? "ON" : "OFF").End()));
    }
}
