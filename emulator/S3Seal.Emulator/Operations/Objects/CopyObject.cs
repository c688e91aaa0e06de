using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Copies a version: opened under its own keys, sealed again under new ones.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
internal sealed class CopyObject : Operation
{
    public override Route Route { get; } = Route.Object("PUT", "s3:PutObject") with
    {
        Headers = [CopySource.HeaderName],
        AlsoDemands = [new(CopySource.HeaderName, "s3:GetObject", OnCopySource: true), .. NewObject.Demands],
    };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        NewObject.RefuseDirectoryBucketHeaders(request.Headers);
        var source = CopySource.Parse(request.Headers[CopySource.HeaderName]!);
        var condition = WriteCondition.Read(request.Headers);
        var algorithm = ComputedAlgorithm(request.Headers);
        var from = CopyRead.Find(request, source);
        CopyDirectives.RefuseWithoutChange(request, source, from, request.ChangesEncryption(from.Envelope!));
        if (from.Length > ObjectWriter.LargestUpload)
        {
            throw new S3Exception(
                S3Errors.InvalidRequest,
                $"The specified copy source is larger than the maximum allowable size for a copy source: {ObjectWriter.LargestUpload}");
        }

        var version = CopyDirectives.Describe(request, from);
        var protection = request.Protection();
        using var customerKey = protection.CustomerKey;
        using var reader = request.OpenSource(source, from);
        using var sealer = request.BeginSeal(protection, version.ObjectId);
        using var writer = new PartWriter(request.Rooms.Store, sealer, 1, from.Length);
        writer.Compute(md5: true, algorithm ?? Kept(from));
        reader.CopyTo(writer, 0, from.Length);
        var part = writer.Finish(request.Now);
        version = version with
        {
            Envelope = sealer.Envelope,
            Length = part.Length,
            ETag = part.ETag,
            Checksum = part.Checksum,
            Parts = [new StoredPart { Length = part.Length, Data = part.Data }],
        };
        version = ObjectCommit.Put(request.Rooms.Store, request.Bucket.Name, request.Key, version, condition);
        return ValueTask.FromResult(Answer(request, source, from, version).WithNewEncryption(request, sealer.Envelope, customerKey));
    }

    /// <summary>The algorithm that a copy is told to compute; null to keep the source's.</summary>
    private static ChecksumAlgorithm? ComputedAlgorithm(RequestHeaders headers) =>
        headers[ChecksumHeaders.AlgorithmHeader] is { } name ? ChecksumAlgorithm.Named(name) ?? throw ChecksumHeaders.Unsupported() : null;

    // A composite value speaks of parts that the copy does not have.
    private static ChecksumAlgorithm Kept(ObjectVersion source) =>
        source.Checksum is { IsComposite: false } checksum ? ChecksumAlgorithm.Named(checksum.Algorithm)! : ChecksumAlgorithm.Crc64Nvme;

    private static S3Response Answer(S3Request request, CopySource source, ObjectVersion from, ObjectVersion version)
    {
        var document = new S3XmlWriter().Root("CopyObjectResult")
            .Element("ETag", ETags.Quote(version.ETag))
            .Element("LastModified", version.LastModified);
        ChecksumHeaders.Write(document, version.Checksum, 1);
        return S3Response.Xml(document.End())
            .With("x-amz-copy-source-version-id", CopyRead.ShowsVersions(request, source) ? from.VersionId : null)
            .With(VersionHeaders.VersionId, NewObject.VersionIdToShow(version))
            .WithExpiration(request, version);
    }
}
