using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1003
{
    public sealed class Backups
    {
        public async Task<string> Begin(IAmazonS3 s3, string key)
        {
            var upload = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = "backups", Key = key }); // SSE1003
            return upload.UploadId;
        }
    }
}
