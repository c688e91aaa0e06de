using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Enables object lock on a versioned bucket and sets what protects new versions by default.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html</remarks>
internal sealed class PutObjectLockConfiguration : Operation
{
    private const int MostDays = 36_500;
    private const int MostYears = 100;

    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketObjectLockConfiguration", "object-lock") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadXmlAsync(cancellationToken);
        DocumentShapes.ObjectLock.Validate(document, S3Errors.MalformedXml);
        var objectLock = new ObjectLockSettings(document.Child("Rule")?.Required("DefaultRetention") is { } rule ? ParseDefault(rule) : null);
        request.ChangeSettings(settings => settings.Versioning != VersioningState.Enabled
            ? throw new S3Exception(S3Errors.InvalidBucketState, "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
            : settings with { ObjectLock = objectLock });
        return S3Response.Empty();
    }

    private static DefaultRetention ParseDefault(S3XmlElement rule)
    {
        var days = Period(rule.Child("Days"), MostDays, "days");
        var years = Period(rule.Child("Years"), MostYears, "years");
        return days is null == years is null
            ? throw new S3Exception(S3Errors.MalformedXml)
            : new DefaultRetention(Enum.Parse<RetentionMode>(rule.Required("Mode").Text.Trim()), days, years);
    }

    private static int? Period(S3XmlElement? element, int most, string unit)
    {
        if (element is null)
        {
            return null;
        }

        var value = long.Parse(element.Text.Trim(), CultureInfo.InvariantCulture);
        if (value <= 0)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Default retention period must be a positive integer value.");
        }

        return value > most
            ? throw new S3Exception(S3Errors.InvalidArgument, $"Default retention period too large. It must be at most {most} {unit}.")
            : (int)value;
    }
}
