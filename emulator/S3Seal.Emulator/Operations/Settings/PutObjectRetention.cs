using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Protects a version until an instant; only governance, with permission to bypass it, may be shortened or lifted.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html</remarks>
internal sealed class PutObjectRetention : Operation
{
    private const string BypassHeader = "x-amz-bypass-governance-retention";

    // Mode and date stand in the body and policies may ask about them.
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObjectRetention", "retention") with { Body = BodyKind.Document, AuthorizeAtDoor = false };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var document = await request.ReadForAccessAsync(Demand(request), async () =>
        {
            var read = await request.ReadXmlAsync(cancellationToken);
            DocumentShapes.Retention.Validate(read, S3Errors.MalformedXml);
            return read;
        });
        var bypass = request.Headers[BypassHeader]?.ToLowerInvariant() == "true";
        Authorize(request, document, bypass);
        LockedBucket.Demand(request);
        var retention = Parse(document, request.Now);
        request.RefuseMarker();
        var version = request.ChangeVersion(version => Weakens(version.Retention, retention, request.Now) && !(bypass && version.Retention!.Mode == RetentionMode.GOVERNANCE)
            ? throw new S3Exception(S3Errors.AccessDenied, "Access Denied because object protected by object lock.")
            : version with { Retention = retention });
        return S3Response.Empty().WithVersionId(request, version);
    }

    private AccessDemand Demand(S3Request request) => new(Route.Action, request.Key) { VersionId = request.Target.Query.Get("versionId") };

    private void Authorize(S3Request request, S3XmlElement document, bool bypass)
    {
        var context = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        if (document.Child("Mode") is { } mode)
        {
            context.Add(new("s3:object-lock-mode", [mode.Text.Trim()]));
        }

        if (document.Child("RetainUntilDate")?.Text.Trim() is { } text && Moments.TryParse(text, out var until))
        {
            context.Add(new("s3:object-lock-retain-until-date", [text]));
            context.Add(new("s3:object-lock-remaining-retention-days", [Math.Ceiling((until - request.Now).TotalDays).ToString()]));
        }

        var demand = Demand(request) with { Context = context };
        request.Access.Demand(demand);
        if (bypass)
        {
            request.Access.Demand(demand with { Action = "s3:BypassGovernanceRetention" });
        }
    }

    /// <summary>Null when the document lifts the retention.</summary>
    private static ObjectRetention? Parse(S3XmlElement document, DateTimeOffset now)
    {
        if (document.Children.Count == 0)
        {
            return null;
        }

        var mode = Enum.Parse<RetentionMode>(document.Required("Mode").Text.Trim());
        var text = document.Required("RetainUntilDate").Text.Trim();
        return Moments.TryParse(text, out var until) && until > now
            ? new ObjectRetention(mode, until)
            : throw new S3Exception(S3Errors.InvalidArgument, "The retain until date must be in the future!", ("ArgumentName", "RetainUntilDate"), ("ArgumentValue", text));
    }

    // Even a change to compliance touches what governance protects; the same mode for longer is free to everybody.
    private static bool Weakens(ObjectRetention? before, ObjectRetention? after, DateTimeOffset now) =>
        before is not null && before.Until > now && (after is null || after.Until < before.Until || after.Mode != before.Mode);
}
