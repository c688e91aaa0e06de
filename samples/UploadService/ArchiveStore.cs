using Amazon.S3;
using Amazon.S3.Model;

namespace UploadService;

/// <summary>Archives that are too large for one request, sent in parts under <c>archives/</c>.</summary>
public sealed class ArchiveStore(IAmazonS3 s3, string bucket)
{
    /// <summary>S3 accepts no smaller part than this, the last one excepted.</summary>
    private const int PartSize = 5 * 1024 * 1024;

    public async Task SaveAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var key = "archives/" + name;
        var upload = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellationToken);
        try
        {
            var parts = await SendPartsAsync(key, upload.UploadId, content, cancellationToken);
            await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, PartETags = parts }, cancellationToken);
        }
        catch
        {
            // Parts of an upload that nobody completes are stored, and billed, for ever.
            await s3.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId }, CancellationToken.None);
            throw;
        }
    }

    private async Task<List<PartETag>> SendPartsAsync(string key, string uploadId, Stream content, CancellationToken cancellationToken)
    {
        var parts = new List<PartETag>();
        var buffer = new byte[PartSize];
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            using var part = new MemoryStream(buffer, 0, read, writable: false);
            var response = await s3.UploadPartAsync(new UploadPartRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = uploadId,
                PartNumber = parts.Count + 1,
                PartSize = read,
                InputStream = part,
            }, cancellationToken);
            parts.Add(new PartETag(response.PartNumber ?? parts.Count + 1, response.ETag));
        }

        return parts;
    }
}
