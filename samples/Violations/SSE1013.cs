using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1013
{
    public sealed class Downgrade
    {
        // The source is readable with its customer key alone; the copy is readable without.
        public async Task Repack(IAmazonS3 s3, string key, string customerKey)
        {
            await s3.CopyObjectAsync(new CopyObjectRequest // SSE1013
            {
                SourceBucket = "vault",
                SourceKey = key,
                CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                CopySourceServerSideEncryptionCustomerProvidedKey = customerKey,
                DestinationBucket = "vault",
                DestinationKey = key,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
            });
        }
    }
}
