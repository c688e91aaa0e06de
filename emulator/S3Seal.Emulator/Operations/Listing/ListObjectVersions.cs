using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>Lists all versions and delete markers of a bucket, newest first under each key.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html</remarks>
internal sealed class ListObjectVersions : Operation
{
    private const string VersionMarkerParameter = "version-id-marker";

    public override Route Route { get; } = Route.Bucket("GET", "s3:ListBucketVersions", "versions");

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var query = request.Target.Query;
        var encoding = KeyEncoding.Read(query);
        var restores = ListedObject.ShowsRestores(request);
        var keyMarker = query.Get("key-marker") ?? "";
        var versionMarker = VersionMarker(query, keyMarker);
        var range = new KeyRange(query.Get("prefix") ?? "", query.Get("delimiter"), keyMarker, versionMarker is not null, PageSize.Read(query, "max-keys"));
        var page = KeyWalk.Run(
            ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name).Objects,
            range,
            (key, chain) => Entries(chain, key == keyMarker ? versionMarker : null));

        var last = page.Entries.Count == 0 ? default : page.Entries[^1];
        var folds = range.Delimiter is { Length: > 0 };
        var document = new S3XmlWriter().Root("ListVersionsResult")
            .Element("Name", request.Bucket.Name)
            .Element("Prefix", encoding.Encode(range.Prefix))
            .Element("KeyMarker", encoding.Encode(keyMarker))
            .Element("VersionIdMarker", versionMarker ?? "")
            .Element("NextKeyMarker", page.IsTruncated ? encoding.Encode(last.Key) : null)
            .Element("NextVersionIdMarker", page.IsTruncated ? last.Item?.Version.VersionId : null)
            .Element("MaxKeys", range.Most)
            .Element("Delimiter", folds ? encoding.Encode(range.Delimiter!) : null)
            .Element("EncodingType", encoding.Name)
            .Element("IsTruncated", page.IsTruncated);
        foreach (var (key, entry) in page.Entries)
        {
            if (entry is not null)
            {
                Write(document, request.Bucket, encoding.Encode(key), entry, restores);
            }
        }

        KeyWalk.WritePrefixes(document, page, encoding);
        return ValueTask.FromResult(S3Response.LongXml(document.End()).With("x-amz-bucket-region", request.Bucket.Region));
    }

    private static string? VersionMarker(QueryParameters query, string keyMarker)
    {
        if (query.Get(VersionMarkerParameter) is not { } marker)
        {
            return null;
        }

        if (keyMarker.Length == 0)
        {
            throw new S3Exception(
                S3Errors.InvalidArgument, "A version-id marker cannot be specified without a key marker.",
                ("ArgumentName", VersionMarkerParameter), ("ArgumentValue", marker));
        }

        return marker.Length == 0
            ? throw new S3Exception(
                S3Errors.InvalidArgument, "A version-id marker cannot be empty.", ("ArgumentName", VersionMarkerParameter), ("ArgumentValue", marker))
            : NamedVersion.Checked(marker, VersionMarkerParameter);
    }

    private static IEnumerable<Entry> Entries(VersionChain chain, string? after)
    {
        var begun = after is null || chain.Find(after) is not null;
        var passed = after is null;
        foreach (var version in chain.Versions())
        {
            // Behind a version that has gone meanwhile go those that are older than its id.
            passed |= !begun && VersionIds.SequenceOf(version.VersionId) < VersionIds.SequenceOf(after!);
            if (passed)
            {
                yield return new(version, ReferenceEquals(version, chain.Newest));
            }

            passed |= version.VersionId == after;
        }
    }

    private static void Write(S3XmlWriter document, BucketRecord bucket, string key, Entry entry, bool restores)
    {
        var version = entry.Version;
        document.Start(version.IsDeleteMarker ? "DeleteMarker" : "Version")
            .Element("Key", key)
            .Element("VersionId", version.VersionId)
            .Element("IsLatest", entry.IsLatest);
        if (version.IsDeleteMarker)
        {
            document.Element("LastModified", version.LastModified);
        }
        else
        {
            ListedObject.WriteFacts(document, version, restores);
        }

        ListedObject.WriteOwner(document, bucket, version);
        document.End();
    }

    private sealed record Entry(ObjectVersion Version, bool IsLatest);
}
