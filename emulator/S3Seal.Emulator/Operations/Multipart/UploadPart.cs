using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Uploads one part of an upload.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html</remarks>
internal sealed class UploadPart : Operation
{
    public const string PartNumberParameter = "partNumber";

    public override Route Route { get; } = Route.Object("PUT", "s3:PutObject", PartNumberParameter, NamedUpload.QueryName) with { Body = BodyKind.Data };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var number = PartNumbers.Parse(request.Target.Query.Get(PartNumberParameter) ?? "");
        if (request.Body.Length is null)
        {
            throw new S3Exception(S3Errors.MissingContentLength);
        }

        var upload = NamedUpload.Find(request);
        var algorithm = PartChecksum.Of(upload, request.Body.AnnouncedAlgorithm);
        using var customerKey = request.PartCustomerKey();
        using var sealer = request.ResumeSeal(upload, customerKey);
        using var writer = new PartWriter(request.Rooms.Store, sealer, number, request.Body.Length);
        if (request.Body.AnnouncedAlgorithm is { } announced && announced != algorithm)
        {
            writer.Compute(md5: false, algorithm);
        }

        var part = await ObjectWriter.WriteAsync(writer, request.Body, algorithm, request.Now, cancellationToken);
        NamedUpload.Commit(request, part);

        var shown = request.Body.Checksum is { } own ? new StoredChecksum(own.Algorithm, own.Value) : part.Checksum!;
        return S3Response.Empty()
            .With("ETag", ETags.Quote(part.ETag))
            .With(ChecksumHeaders.HeaderOf(shown), shown.Value)
            .WithEncryption(sealer.Envelope, customerKey);
    }
}
