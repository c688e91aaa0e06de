using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Answers whether object lock is enabled and what protects new versions by default.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html</remarks>
internal sealed class GetObjectLockConfiguration : Operation
{
    public override Route Route { get; } = Route.Bucket("GET", "s3:GetBucketObjectLockConfiguration", "object-lock");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var objectLock = request.Bucket.Settings.ObjectLock
            ?? throw new S3Exception(S3Errors.ObjectLockConfigurationNotFoundError, ("BucketName", request.Bucket.Name));
        using var writer = new S3XmlWriter();
        writer.Root("ObjectLockConfiguration").Element("ObjectLockEnabled", "Enabled");
        if (objectLock.Default is { } retention)
        {
            writer.Start("Rule").Start("DefaultRetention")
                .Element("Mode", retention.Mode.ToString())
                .Element("Days", retention.Days?.ToString())
                .Element("Years", retention.Years?.ToString())
                .End().End();
        }

        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }
}
