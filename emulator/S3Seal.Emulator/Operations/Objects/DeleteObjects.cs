using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Removes up to a thousand objects; each is authorised and answered for itself.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html</remarks>
internal sealed class DeleteObjects : Operation
{
    private const int Most = 1000;

    public override Route Route { get; } = Route.Bucket("POST", "s3:DeleteObject", "delete") with { Body = BodyKind.Document, AuthorizeAtDoor = false };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        DeleteObject.RefuseMfa(request);
        if (!request.Headers.Has("content-md5") && request.Body.AnnouncedAlgorithm is null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "Missing required header for this request: Content-MD5");
        }

        var document = await request.ReadXmlAsync(cancellationToken);
        var entries = Entries(document);
        var quiet = document.Child("Quiet")?.Text.Trim() is "true";
        var bypass = DeleteObject.BypassesGovernance(request);
        var answer = new S3XmlWriter().Root("DeleteResult");
        var refusals = new List<(Entry Entry, S3Exception Refusal)>();
        foreach (var entry in entries)
        {
            try
            {
                var removed = Remove(request, entry, bypass);
                if (!quiet)
                {
                    WriteDeleted(answer, entry, removed);
                }
            }
            catch (S3Exception refusal)
            {
                refusals.Add((entry, refusal));
            }
        }

        foreach (var (entry, refusal) in refusals)
        {
            answer.Start("Error")
                .Element("Key", entry.Key)
                .Element("VersionId", entry.VersionId)
                .Element("Code", refusal.Error.Code)
                .Element("Message", refusal.Message)
                .End();
        }

        return S3Response.Xml(answer.End());
    }

    private static Removed Remove(S3Request request, Entry entry, bool bypass)
    {
        request.Access.Demand(new AccessDemand(entry.VersionId is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", entry.Key) { VersionId = entry.VersionId });
        if (bypass)
        {
            request.Access.Demand(new AccessDemand("s3:BypassGovernanceRetention", entry.Key) { VersionId = entry.VersionId });
        }

        if (entry.VersionId is { } versionId && !VersionIds.IsGenuine(versionId))
        {
            throw new S3Exception(S3Errors.NoSuchVersion);
        }

        var removal = new Removal(entry.Key, entry.VersionId, entry.ETag) { BypassGovernance = bypass };
        return ObjectRemoval.Execute(request.Rooms.Store, request.Bucket.Name, removal, request.Now);
    }

    private static void WriteDeleted(S3XmlWriter answer, Entry entry, Removed removed)
    {
        answer.Start("Deleted").Element("Key", entry.Key).Element("VersionId", entry.VersionId);
        if (removed.IsDeleteMarker)
        {
            answer.Element("DeleteMarker", true).Element("DeleteMarkerVersionId", removed.VersionId);
        }

        answer.End();
    }

    private static List<Entry> Entries(S3XmlElement document)
    {
        if (document.Name != "Delete")
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        document.AllowOnly("Object", "Quiet");
        var entries = document.All("Object").Select(Read).ToList();
        return entries.Count is >= 1 and <= Most ? entries : throw new S3Exception(S3Errors.MalformedXml);
    }

    private static Entry Read(S3XmlElement element)
    {
        element.AllowOnly("Key", "VersionId", "ETag", "LastModifiedTime", "Size");
        if (element.Child("LastModifiedTime") is not null || element.Child("Size") is not null)
        {
            throw new S3Exception(S3Errors.NotImplemented, "A header you provided implies functionality that is not implemented");
        }

        var key = element.Required("Key").Text;
        return key.Length == 0
            ? throw new S3Exception(S3Errors.MalformedXml)
            : new(key, element.Child("VersionId")?.Text is { Length: > 0 } id ? id : null, element.Child("ETag")?.Text);
    }

    private sealed record Entry(string Key, string? VersionId, string? ETag);
}
