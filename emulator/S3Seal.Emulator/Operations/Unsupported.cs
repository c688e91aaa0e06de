using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations;

/// <summary>An S3 operation that this emulator does not have: refused under its name, never half done.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html</remarks>
internal sealed class Unsupported(string name, Route route) : Operation
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Of("CreateBucketMetadataConfiguration", Route.Bucket("POST", "s3:CreateBucketMetadataTableConfiguration", "metadataConfiguration")),
        Of("GetBucketMetadataConfiguration", Route.Bucket("GET", "s3:GetBucketMetadataTableConfiguration", "metadataConfiguration")),
        Of("DeleteBucketMetadataConfiguration", Route.Bucket("DELETE", "s3:DeleteBucketMetadataTableConfiguration", "metadataConfiguration")),
        Of("CreateBucketMetadataTableConfiguration", Route.Bucket("POST", "s3:CreateBucketMetadataTableConfiguration", "metadataTable")),
        Of("GetBucketMetadataTableConfiguration", Route.Bucket("GET", "s3:GetBucketMetadataTableConfiguration", "metadataTable")),
        Of("DeleteBucketMetadataTableConfiguration", Route.Bucket("DELETE", "s3:DeleteBucketMetadataTableConfiguration", "metadataTable")),
        Of("UpdateBucketMetadataInventoryTableConfiguration", Route.Bucket("PUT", "s3:UpdateBucketMetadataInventoryTableConfiguration", "metadataInventoryTable")),
        Of("UpdateBucketMetadataJournalTableConfiguration", Route.Bucket("PUT", "s3:UpdateBucketMetadataJournalTableConfiguration", "metadataJournalTable")),
        Of("UpdateBucketMetadataAnnotationTableConfiguration", Route.Bucket("PUT", "s3:UpdateBucketMetadataAnnotationTableConfiguration", "metadataAnnotationTable")),
        Of("CreateSession", Route.Bucket("GET", "s3express:CreateSession", "session")),
        Of("ListDirectoryBuckets", Route.Service("GET", "s3express:ListAllMyDirectoryBuckets", "max-directory-buckets")),
        Of("RenameObject", Route.Object("PUT", "s3express:RenameObject", "renameObject")),
        Of("GetObjectTorrent", Route.Object("GET", "s3:GetObjectTorrent", "torrent")),
        Of("DeleteObjectAnnotation", Route.Object("DELETE", "s3:DeleteObjectAnnotation", "annotation")),
        Of("GetObjectAnnotation", Route.Object("GET", "s3:GetObjectAnnotation", "annotation", "annotationName")),
        Of("ListObjectAnnotations", Route.Object("GET", "s3:ListObjectAnnotations", "annotation")),
        Of("PutObjectAnnotation", Route.Object("PUT", "s3:PutObjectAnnotation", "annotation")),
        Of("SelectObjectContent", Route.Object("POST", "s3:GetObject", "select", "select-type=2")),
        Of("WriteGetObjectResponse", Route.Bucket("POST", "s3-object-lambda:WriteGetObjectResponse") with { Headers = ["x-amz-request-route"] }),
    ];

    public override string Name => name;

    public override Route Route => route;

    /// <summary>NotImplemented with the operation's name; the corridor throws it as soon as the row is found.</summary>
    public S3Exception Refusal => new(S3Errors.NotImplemented, ("Operation", name));

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) => throw Refusal;

    private static Unsupported Of(string name, Route route) => new(name, route with { NeedsBucket = false, AuthorizeAtDoor = false });
}
