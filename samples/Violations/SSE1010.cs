using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1010
{
    public sealed class Invoices
    {
        public async Task Save(IAmazonS3 s3, string key, string text)
        {
            await s3.PutObjectAsync(new PutObjectRequest // SSE1010
            {
                BucketName = "invoices",
                Key = key,
                ContentBody = text,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
                ServerSideEncryptionKeyManagementServiceKeyId = "alias/invoices",
            });
        }
    }
}
