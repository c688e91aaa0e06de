using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>Makes the SDK's real request of a sketch and sends it as the program would.</summary>
internal sealed class RequestSender(AmazonS3Client client, ReplayTarget target, CancellationToken cancellationToken)
{
    /// <summary>What is uploaded: a text that a search in the store would find.</summary>
    public static readonly byte[] Plaintext = "S3Seal replay: this sentence must never lie in the store."u8.ToArray();

    /// <summary>One row per request type.</summary>
    private static readonly Dictionary<RequestShape, Func<RequestSender, RequestSketch, Task>> Senders = new()
    {
        [RequestShapes.PutObject] = static (sender, sketch) => sender.PutAsync(sketch),
        [RequestShapes.CopyObject] = static (sender, sketch) => sender.CopyAsync(sketch),
        [RequestShapes.InitiateMultipartUpload] = static (sender, sketch) => sender.UploadInPartsAsync(sketch),
        [RequestShapes.TransferUpload] = static (sender, sketch) => sender.TransferAsync(sketch),
        [RequestShapes.TransferUploadDirectory] = static (sender, sketch) => sender.TransferDirectoryAsync(sketch),
        [RequestShapes.UploadPart] = static (sender, sketch) => sender.UploadPartAsync(sketch),
        [RequestShapes.CopyPart] = static (sender, sketch) => sender.CopyPartAsync(sketch),
        [RequestShapes.PresignedUrl] = static (sender, sketch) => sender.Presigned.PutAsync(sketch),
        [PresignedForm.Shape] = static (sender, sketch) => sender.Presigned.PostAsync(sketch),
    };

    /// <summary>An upload that was begun before the policy was there: what a part is sent to.</summary>
    public string? UploadId { get; init; }

    private PresignedUploads Presigned => new(client, target, cancellationToken);

    public static bool CanSend(RequestSketch sketch) => Senders.ContainsKey(sketch.Shape);

    public Task SendAsync(RequestSketch sketch) => Senders[sketch.Shape](this, sketch);

    private Task PutAsync(RequestSketch sketch) => client.PutObjectAsync(
        RequestFilling.Fill(new PutObjectRequest { BucketName = target.Bucket, Key = target.Key, InputStream = Content() }, sketch), cancellationToken);

    private Task CopyAsync(RequestSketch sketch) => client.CopyObjectAsync(
        RequestFilling.Fill(
            new CopyObjectRequest { SourceBucket = target.SourceBucket, SourceKey = target.SourceKey, DestinationBucket = target.Bucket, DestinationKey = target.Key },
            sketch),
        cancellationToken);

    private async Task UploadInPartsAsync(RequestSketch sketch)
    {
        var upload = await client.InitiateMultipartUploadAsync(
            RequestFilling.Fill(new InitiateMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key }, sketch), cancellationToken);
        var part = await client.UploadPartAsync(
            RequestFilling.FillCustomerKey(
                new UploadPartRequest { BucketName = target.Bucket, Key = target.Key, UploadId = upload.UploadId, PartNumber = 1, InputStream = Content() }, sketch),
            cancellationToken);
        await client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key, UploadId = upload.UploadId, PartETags = [new PartETag(1, part.ETag)] },
            cancellationToken);
    }

    private Task UploadPartAsync(RequestSketch sketch) => client.UploadPartAsync(
        RequestFilling.Fill(
            new UploadPartRequest { BucketName = target.Bucket, Key = target.Key, UploadId = UploadId, PartNumber = 1, InputStream = Content() }, sketch),
        cancellationToken);

    private Task CopyPartAsync(RequestSketch sketch) => client.CopyPartAsync(
        RequestFilling.Fill(
            new CopyPartRequest
            {
                SourceBucket = target.SourceBucket,
                SourceKey = target.SourceKey,
                DestinationBucket = target.Bucket,
                DestinationKey = target.Key,
                UploadId = UploadId,
                PartNumber = 1,
            },
            sketch),
        cancellationToken);

    private async Task TransferAsync(RequestSketch sketch)
    {
        using var transfer = new TransferUtility(client);
        await transfer.UploadAsync(
            RequestFilling.Fill(new TransferUtilityUploadRequest { BucketName = target.Bucket, Key = target.Key, InputStream = Content() }, sketch), cancellationToken);
    }

    private async Task TransferDirectoryAsync(RequestSketch sketch)
    {
        var folder = Directory.CreateTempSubdirectory("s3seal-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, target.Key), Plaintext, cancellationToken);
            using var transfer = new TransferUtility(client);
            await transfer.UploadDirectoryAsync(
                RequestFilling.Fill(new TransferUtilityUploadDirectoryRequest { BucketName = target.Bucket, Directory = folder.FullName }, sketch), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MemoryStream Content() => new(Plaintext, writable: false);
}
