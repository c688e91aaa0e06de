using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Makes a part of a stretch of another object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html</remarks>
internal sealed class UploadPartCopy : Operation
{
    private const string RangeHeader = "x-amz-copy-source-range";

    public override Route Route { get; } = Route.Object("PUT", "s3:PutObject", UploadPart.PartNumberParameter, NamedUpload.QueryName) with
    {
        Headers = [CopySource.HeaderName],
        AlsoDemands = [new(CopySource.HeaderName, "s3:GetObject", OnCopySource: true)],
    };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var number = PartNumbers.Parse(request.Target.Query.Get(UploadPart.PartNumberParameter) ?? "");
        var source = CopySource.Parse(request.Headers[CopySource.HeaderName]!);
        var upload = NamedUpload.Find(request);
        var from = CopyRead.Find(request, source);
        var range = Range(request.Headers[RangeHeader], from);

        using var customerKey = request.PartCustomerKey();
        using var reader = request.OpenSource(source, from);
        using var sealer = request.ResumeSeal(upload, customerKey);
        var algorithm = upload.ChecksumAlgorithm is { } name ? ChecksumAlgorithm.Named(name) : ChecksumAlgorithm.Crc64Nvme;
        using var writer = new PartWriter(request.Rooms.Store, sealer, number, range.Length);
        writer.Compute(md5: true, algorithm);
        reader.CopyTo(writer, range.First, range.Length);
        var part = writer.Finish(request.Now);
        NamedUpload.Commit(request, part);

        var document = new S3XmlWriter().Root("CopyPartResult")
            .Element("ETag", ETags.Quote(part.ETag))
            .Element("LastModified", part.LastModified)
            .Element(ChecksumAlgorithm.Named(part.Checksum!.Algorithm)!.ElementName, part.Checksum.Value)
            .End();
        return ValueTask.FromResult(S3Response.Xml(document)
            .With("x-amz-copy-source-version-id", CopyRead.ShowsVersions(request, source) ? from.VersionId : null)
            .WithEncryption(sealer.Envelope, customerKey));
    }

    private static ByteRange Range(string? header, ObjectVersion source)
    {
        if (header is null)
        {
            return source.Length <= ObjectWriter.LargestUpload ? new(0, source.Length - 1) : throw new S3Exception(
                S3Errors.InvalidRequest,
                $"The specified copy source is larger than the maximum allowable size for a copy source: {ObjectWriter.LargestUpload}");
        }

        var range = ByteRange.ParseExact(header) ?? throw new S3Exception(
            S3Errors.InvalidArgument,
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
            ("ArgumentName", RangeHeader), ("ArgumentValue", header));
        if (range.First >= source.Length)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "The specified copy range is invalid for the source object size");
        }

        if (range.Last >= source.Length)
        {
            throw new S3Exception(
                S3Errors.InvalidArgument, $"Range specified is not valid for source object of size: {source.Length}",
                ("ArgumentName", RangeHeader), ("ArgumentValue", header));
        }

        return range.Length <= ObjectWriter.LargestUpload ? range : throw new S3Exception(
            S3Errors.EntityTooLarge, ("ProposedSize", $"{range.Length}"), ("MaxSizeAllowed", $"{ObjectWriter.LargestUpload}"));
    }
}
