using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings;
using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Makes an archived version readable for some days. Here it is at once, where S3 takes minutes to hours.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html</remarks>
internal sealed class RestoreObject : Operation
{
    private const string Header = "x-amz-restore";
    private const string Expedited = "Expedited";

    private static readonly string[] Tiers = ["Standard", "Bulk", Expedited];

    public override Route Route { get; } = Route.Object("POST", "s3:RestoreObject", "restore") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadXmlAsync(cancellationToken);
        var days = Days(document);
        var tier = Tier(document);
        var version = NamedVersion.Find(request);
        if (!version.IsArchived)
        {
            throw new S3Exception(
                S3Errors.InvalidObjectState, "Restore is not allowed for the object's current storage class", ("StorageClass", version.StorageClass));
        }

        if (tier == Expedited && version.StorageClass == "DEEP_ARCHIVE")
        {
            throw new S3Exception(
                S3Errors.InvalidArgument, "Expedited retrieval tier is not supported for the DEEP_ARCHIVE storage class",
                ("ArgumentName", "Tier"), ("ArgumentValue", tier));
        }

        var isExtended = version.RestoredUntil > request.Now;
        request.ChangeVersion(archived => archived with { RestoredUntil = LifecycleClock.Due(request.Now, days) });
        return S3Response.Empty(isExtended ? 200 : 202);
    }

    /// <summary>How reads tell of a restore; null when none was ever asked for.</summary>
    public static S3Response Show(S3Response response, ObjectVersion version) => response.With(
        Header, version.RestoredUntil is { } until ? $"ongoing-request=\"false\", expiry-date=\"{HttpDate.Print(until)}\"" : null);

    private static int Days(S3XmlElement document)
    {
        if (document.Name != "RestoreRequest")
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        if (document.Child("Type") is not null || document.Child("SelectParameters") is not null || document.Child("OutputLocation") is not null)
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Operation", "RestoreObject of type SELECT"));
        }

        document.AllowOnly("Days", "GlacierJobParameters", "Tier", "Description");
        var text = document.Required("Days").Text.Trim();
        return !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? throw new S3Exception(S3Errors.MalformedXml)
            : days >= 1 ? days
            : throw new S3Exception(S3Errors.InvalidArgument, "restoration days should be at least 1", ("ArgumentName", "Days"), ("ArgumentValue", text));
    }

    private static string? Tier(S3XmlElement document)
    {
        var tier = document.Child("GlacierJobParameters") is { } parameters ? parameters.Required("Tier") : document.Child("Tier");
        return tier is null || Tiers.Contains(tier.Text.Trim()) ? tier?.Text.Trim() : throw new S3Exception(S3Errors.MalformedXml);
    }
}
