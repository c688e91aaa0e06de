using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE2001
{
    public sealed class Setup
    {
        // This file's settings demand aws:kms for buckets named kms-*.
        public async Task Create(IAmazonS3 s3)
        {
            await s3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
            {
                BucketName = "kms-archive",
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules = new List<ServerSideEncryptionRule>
                    {
                        new ServerSideEncryptionRule
                        {
                            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault // SSE2001
                            {
                                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256,
                            },
                        },
                    },
                },
            });
        }
    }
}
