using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE4002
{
    public sealed class Vault
    {
        public async Task Save(string key, string text, string customerKey)
        {
            using (var s3 = new AmazonS3Client(new AmazonS3Config { ServiceURL = "http://storage.example.net:9000" })) // SSE4002
            {
                await s3.PutObjectAsync(new PutObjectRequest
                {
                    BucketName = "vault",
                    Key = key,
                    ContentBody = text,
                    ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                    ServerSideEncryptionCustomerProvidedKey = customerKey,
                });
            }
        }
    }
}
