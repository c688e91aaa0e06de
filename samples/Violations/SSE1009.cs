using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1009
{
    public sealed class Drafts
    {
        public async Task Save(IAmazonS3 s3, string key, string text, bool encrypt)
        {
            var request = new PutObjectRequest { BucketName = "drafts", Key = key, ContentBody = text }; // SSE1009
            if (encrypt)
            {
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            }
            await s3.PutObjectAsync(request);
        }
    }
}
