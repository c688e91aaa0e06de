using Acme.Storage;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Acme.Service;

public sealed class Reports(IAmazonS3 s3, DocumentStore store, string bucket)
{
    /// <summary>Through the wrapper of another assembly: only the settings tell that it sends.</summary>
    public Task SaveAsync(string name, string text) => store.SendAsync(new PutObjectRequest
    {
        Key = "reports/" + name, // the folder is fixed
        ContentBody = text,
    });

    public async Task PublishAsync(string path, string key, CancellationToken token = default)
    {
        using var transfer = new TransferUtility(s3);
        await transfer.UploadAsync(path, bucket, key, token);
        await transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest { BucketName = bucket, Directory = Path.GetDirectoryName(path), KeyPrefix = "all" }, token);
    }

    public async Task AssembleAsync(string key, IReadOnlyList<string> parts)
    {
        var begin = new InitiateMultipartUploadRequest();
        begin.BucketName = bucket;
        begin.Key = key;
        var upload = await s3.InitiateMultipartUploadAsync(begin);
        var done = new List<PartETag>();
        foreach (var part in parts)
        {
            var sent = await s3.UploadPartAsync(new UploadPartRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = upload.UploadId,
                PartNumber = done.Count + 1,
                InputStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(part)),
            });
            done.Add(new PartETag(done.Count + 1, sent.ETag));
        }
        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, PartETags = done });
    }

    public async Task ArchiveAsync(string key)
    {
        var copy = new CopyObjectRequest { SourceBucket = bucket, SourceKey = key, DestinationBucket = bucket, DestinationKey = "archive/" + key, ServerSideEncryptionMethod = null };
        await s3.CopyObjectAsync(copy);
    }
}
