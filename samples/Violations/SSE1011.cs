using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1011
{
    public sealed class Labels
    {
        public async Task Save(IAmazonS3 s3, string key, string text)
        {
            var request = new PutObjectRequest
            {
                BucketName = "labels",
                Key = key,
                ContentBody = text,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
            };
            request.Metadata["x-amz-server-side-encryption"] = "AES256"; // SSE1011
            await s3.PutObjectAsync(request);
        }
    }
}
