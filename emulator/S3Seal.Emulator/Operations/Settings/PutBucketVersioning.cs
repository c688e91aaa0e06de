using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Makes the bucket keep versions, or stop doing so for what comes from now on.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html</remarks>
internal sealed class PutBucketVersioning : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketVersioning", "versioning") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadXmlAsync(cancellationToken);
        DocumentShapes.Versioning.Validate(document, S3Errors.MalformedXml);
        if (request.Headers.Has("x-amz-mfa") || document.Child("MfaDelete")?.Text.Trim() == "Enabled")
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Operation", "PutBucketVersioning with MFA delete"));
        }

        var status = document.Child("Status")?.Text.Trim() ?? throw new S3Exception(S3Errors.IllegalVersioningConfigurationException);
        var state = Enum.Parse<VersioningState>(status);
        request.ChangeSettings(settings => state == VersioningState.Suspended && settings.ObjectLock is not null
            ? throw new S3Exception(S3Errors.InvalidBucketState,
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.")
            : settings with { Versioning = state });
        return S3Response.Empty();
    }
}
