using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Transfer;

namespace Violations.SSE1005
{
    public sealed class Sites
    {
        public async Task Publish(IAmazonS3 s3, string folder)
        {
            using (var transfer = new TransferUtility(s3))
            {
                await transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest { BucketName = "sites", Directory = folder }); // SSE1005
            }
        }
    }
}
