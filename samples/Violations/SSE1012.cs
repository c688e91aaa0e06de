using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1012
{
    public sealed class Cleanup
    {
        public async Task Reset(IAmazonS3 s3)
        {
            await s3.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = "cleanup" }); // SSE1012
        }
    }
}
