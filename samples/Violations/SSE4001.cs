using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE4001
{
    public sealed class Vault
    {
        public async Task Save(IAmazonS3 s3, string key, string text)
        {
            await s3.PutObjectAsync(new PutObjectRequest
            {
                BucketName = "vault",
                Key = key,
                ContentBody = text,
                ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                ServerSideEncryptionCustomerProvidedKey = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", // SSE4001
            });
        }
    }
}
