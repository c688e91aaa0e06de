using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;

namespace UploadService;

/// <summary>Invoices by number, under <c>invoices/</c>.</summary>
public sealed class InvoiceStore(IAmazonS3 s3, string bucket)
{
    public async Task SaveAsync(int number, Stream pdf, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await pdf.CopyToAsync(buffer, cancellationToken);
        buffer.Position = 0;
        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = KeyOf(number),
            InputStream = buffer,
            ContentType = "application/pdf",
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        }, cancellationToken);
    }

    public async Task<Stream> ReadAsync(int number, CancellationToken cancellationToken)
    {
        var response = await s3.GetObjectAsync(bucket, KeyOf(number), cancellationToken);
        return response.ResponseStream;
    }

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"invoices/{number:D8}.pdf");
}
