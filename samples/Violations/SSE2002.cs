using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE2002
{
    public sealed class Setup
    {
        public async Task Create(IAmazonS3 s3)
        {
            await s3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
            {
                BucketName = "events",
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules = new List<ServerSideEncryptionRule>
                    {
                        new ServerSideEncryptionRule // SSE2002
                        {
                            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
                            {
                                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS,
                                ServerSideEncryptionKeyManagementServiceKeyId = "alias/events",
                            },
                        },
                    },
                },
            });
        }
    }
}
