using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace ValidCode.Buckets
{
    /// <summary>S3 encrypts every new bucket with SSE-S3: a bucket needs no setting of its own unless the project demands more.</summary>
    public sealed class Setup
    {
        public async Task Create(IAmazonS3 s3)
        {
            await s3.PutBucketAsync("plain");
            await s3.PutBucketAsync(new PutBucketRequest { BucketName = "events" });
            await s3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
            {
                BucketName = "events",
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules = new List<ServerSideEncryptionRule>
                    {
                        new ServerSideEncryptionRule
                        {
                            BucketKeyEnabled = true,
                            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS },
                        },
                    },
                },
            });
        }
    }
}
