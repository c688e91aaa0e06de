using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1013
{
    public sealed class Downgrade
    {
        // The archive's objects are under a KMS key; this file's settings demand it.
        public async Task Repack(IAmazonS3 s3, string key)
        {
            await s3.CopyObjectAsync(new CopyObjectRequest
            {
                SourceBucket = "kms-archive",
                SourceKey = key,
                DestinationBucket = "kms-archive",
                DestinationKey = key,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, // SSE1013
            });
        }
    }
}
