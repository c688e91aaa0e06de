using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Makes an object of the listed parts. Everything is decided before the status line, unlike on S3.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html</remarks>
internal sealed class CompleteMultipartUpload : Operation
{
    private const string SizeHeader = "x-amz-mp-object-size";

    public override Route Route { get; } = Route.Object("POST", "s3:PutObject", NamedUpload.QueryName) with { Body = BodyKind.Document, ChecksumIsOfObject = true };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var condition = WriteCondition.Read(request.Headers);
        var list = PartList.Read(await request.ReadBytesAsync(4 * 1024 * 1024, cancellationToken), NamedUpload.Id(request));
        while (true)
        {
            var bucket = ObjectCommit.Find(request.Rooms.Store, request.Bucket.Name);
            if (bucket.FindUpload(request.Key, NamedUpload.Id(request)) is not { } upload)
            {
                return Answer(request, Repeated(request, bucket, list));
            }

            CheckKeys(request, upload);
            var version = MultipartAssembler.Assemble(upload, PartList.Match(upload, list));
            CheckHeaders(request.Headers, upload, version);
            if (Commit(request, upload, version, list, condition) is { } committed)
            {
                return Answer(request, committed);
            }
        }
    }

    /// <summary>Null when a part was replaced while the list was checked.</summary>
    private static ObjectVersion? Commit(S3Request request, UploadRecord upload, ObjectVersion version, List<ListedPart> list, WriteCondition? condition) =>
        ObjectCommit.Change<ObjectVersion?>(request.Rooms.Store, request.Bucket.Name, bucket =>
        {
            if (bucket.FindUpload(request.Key, upload.UploadId) is not { } now || !ReferenceEquals(now.Parts, upload.Parts))
            {
                return (bucket, null);
            }

            ObjectCommit.Check(condition, bucket.Current(request.Key), request.Key);
            if (condition is not null && now.KeyChanged)
            {
                var name = condition.IfAbsent ? WriteCondition.IfNoneMatchName : WriteCondition.IfMatchName;
                throw new S3Exception(S3Errors.ConditionalRequestConflict, ("Condition", name), ("Key", request.Key));
            }

            var (after, written) = bucket.RemoveUpload(request.Key, upload.UploadId).Put(request.Key, version);
            var listed = list.Select(part => (part.Number, part.ETag)).ToArray();
            return (after.Remember(new(upload.UploadId, request.Key, written with { Parts = [] }, listed)), written);
        });

    /// <summary>The same request once more gets the same answer for a while.</summary>
    private static ObjectVersion Repeated(S3Request request, BucketState bucket, List<ListedPart> list)
    {
        var done = bucket.Completed.FirstOrDefault(upload => upload.UploadId == NamedUpload.Id(request) && upload.Key == request.Key);
        return done is not null && done.PartList.SequenceEqual(list.Select(part => (part.Number, part.ETag))) ? done.Version : throw NamedUpload.Missing(request);
    }

    // S3 reads the parts back, so whoever completes needs the key; a customer key is not asked for, but a wrong one is refused.
    private static void CheckKeys(S3Request request, UploadRecord upload)
    {
        using var customerKey = request.ReadCustomerKey();
        if (customerKey is not null || upload.Template.Envelope!.Mode is SseMode.Kms or SseMode.KmsDsse)
        {
            request.ResumeSeal(upload, customerKey).Dispose();
        }
    }

    private static void CheckHeaders(RequestHeaders headers, UploadRecord upload, ObjectVersion version)
    {
        if (headers[SizeHeader] is { } size && size != version.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw new S3Exception(
                S3Errors.InvalidRequest, $"The provided 'x-amz-mp-object-size' header value {size} does not match what was computed: {version.Length}");
        }

        if (headers[ChecksumHeaders.TypeHeader] is { } type)
        {
            var created = upload.IsComposite is { } composite ? ChecksumHeaders.Print(composite ? ChecksumType.Composite : ChecksumType.FullObject) : "null";
            if (type != created)
            {
                throw new S3Exception(
                    S3Errors.InvalidRequest,
                    $"The upload was created using the {created} checksum mode. The complete request must use the same checksum mode.");
            }
        }

        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            if (headers[algorithm.HeaderName] is { } value)
            {
                CheckValue(algorithm, value, version);
            }
        }
    }

    private static void CheckValue(ChecksumAlgorithm algorithm, string value, ObjectVersion version)
    {
        var computed = version.Checksum!;
        var counted = $"{computed.Value}-{version.Parts.Count}";
        if (algorithm.Name != computed.Algorithm || (value != computed.Value && !(computed.IsComposite && value == counted)))
        {
            throw new S3Exception(S3Errors.BadDigest, $"The {algorithm.LowerName} you specified did not match the calculated checksum.");
        }
    }

    private static S3Response Answer(S3Request request, ObjectVersion version)
    {
        var document = new S3XmlWriter().Root("CompleteMultipartUploadResult")
            .Element("Location", ObjectLocation.Of(request, request.Key))
            .Element("Bucket", request.Bucket.Name)
            .Element("Key", request.Key)
            .Element("ETag", ETags.Quote(version.ETag));
        ChecksumHeaders.Write(document, version.Checksum, version.PartsInETag);
        return S3Response.Xml(document.End())
            .With(VersionHeaders.VersionId, NewObject.VersionIdToShow(version))
            .WithExpiration(request, version)
            .WithEncryption(version.Envelope!);
    }
}
