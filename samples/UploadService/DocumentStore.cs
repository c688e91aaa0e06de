using Amazon.S3;
using Amazon.S3.Model;

namespace UploadService;

/// <summary>Documents of the users, under <c>documents/</c>.</summary>
public sealed class DocumentStore(IAmazonS3 s3, string bucket)
{
    public async Task SaveAsync(string name, Stream content, string contentType, CancellationToken cancellationToken)
    {
        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = "documents/" + name,
            InputStream = await BufferAsync(content, cancellationToken),
            ContentType = contentType, // shown by the browser
        }, cancellationToken);
    }

    /// <summary>Moves a document to another name. S3 has no rename: it is a copy and a delete.</summary>
    public async Task RenameAsync(string name, string newName, CancellationToken cancellationToken)
    {
        var copy = new CopyObjectRequest();
        copy.SourceBucket = bucket;
        copy.SourceKey = "documents/" + name;
        copy.DestinationBucket = bucket;
        copy.DestinationKey = "documents/" + newName;
        await s3.CopyObjectAsync(copy, cancellationToken);

        await s3.DeleteObjectAsync(bucket, "documents/" + name, cancellationToken);
    }

    /// <summary>Leaves a note beside a document.</summary>
    public async Task AnnotateAsync(string name, string note, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = $"documents/{name}.note",
            ContentBody = note,
        };
        request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        await s3.PutObjectAsync(request, cancellationToken);
    }

    /// <summary>S3 wants to know the length before the first byte; a request body does not say it.</summary>
    private static async Task<Stream> BufferAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        buffer.Position = 0;
        return buffer;
    }
}
