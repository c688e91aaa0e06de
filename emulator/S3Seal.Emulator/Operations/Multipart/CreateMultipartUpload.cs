using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Begins an upload in parts; all but the bytes is fixed here.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html</remarks>
internal sealed class CreateMultipartUpload : Operation
{
    public override Route Route { get; } = Route.Object("POST", "s3:PutObject", "uploads") with
    {
        Callers = CallerKind.Signed,
        UnsignedRefusal = "Anonymous users cannot initiate multipart uploads.  Please authenticate.",
        AlsoDemands = NewObject.Demands,
    };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var (algorithm, type) = Checksum(request.Headers);
        var protection = request.Protection();
        using var customerKey = protection.CustomerKey;
        var template = NewObject.Describe(request);
        using var sealer = request.BeginSeal(protection, template.ObjectId);
        var upload = new UploadRecord
        {
            UploadId = VersionIds.NextUpload(),
            Template = template with { Envelope = sealer.Envelope },
            ChecksumAlgorithm = algorithm?.Name,
            IsComposite = algorithm is null ? null : type == ChecksumType.Composite,
            InitiatorId = Initiator(request),
            Asked = new(request.Headers[SseHeaders.Sse], request.Headers[SseHeaders.KeyId], request.Headers[SseHeaders.Sse + "-customer-algorithm"]),
        };
        ObjectCommit.Change(request.Rooms.Store, request.Bucket.Name, bucket => (bucket.AddUpload(request.Key, upload), true));

        var document = new S3XmlWriter().Root("InitiateMultipartUploadResult")
            .Element("Bucket", request.Bucket.Name)
            .Element("Key", request.Key)
            .Element("UploadId", upload.UploadId)
            .End();
        return ValueTask.FromResult(S3Response.Xml(document)
            .With(ChecksumHeaders.AlgorithmHeader, algorithm?.Name)
            .With(ChecksumHeaders.TypeHeader, algorithm is null ? null : ChecksumHeaders.Print(type))
            .WithAbortion(request, upload)
            .WithNewEncryption(request, sealer.Envelope, customerKey));
    }

    private static (ChecksumAlgorithm? Algorithm, ChecksumType Type) Checksum(RequestHeaders headers)
    {
        var typeName = headers[ChecksumHeaders.TypeHeader];
        if (headers[ChecksumHeaders.AlgorithmHeader] is not { } name)
        {
            return typeName is null ? (null, default) : throw new S3Exception(
                S3Errors.InvalidRequest, "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }

        var algorithm = ChecksumAlgorithm.Named(name) ?? throw ChecksumHeaders.Unsupported();
        var type = typeName switch
        {
            null => algorithm.DefaultMultipartType,
            "FULL_OBJECT" => ChecksumType.FullObject,
            "COMPOSITE" => ChecksumType.Composite,
            _ => throw new S3Exception(S3Errors.InvalidRequest, "Value for x-amz-checksum-type header is invalid."),
        };
        return algorithm.Supports(type) ? (algorithm, type) : throw new S3Exception(
            S3Errors.InvalidRequest, $"The {ChecksumHeaders.Print(type)} checksum type cannot be used with the {algorithm.LowerName} checksum algorithm.");
    }

    private static string Initiator(S3Request request) =>
        request.Caller.Identity?.Arn ?? request.Caller.Identity?.CanonicalId ?? request.Bucket.OwnerCanonicalId;
}
