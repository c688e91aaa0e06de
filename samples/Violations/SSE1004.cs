using System.IO;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Transfer;

namespace Violations.SSE1004
{
    public sealed class Videos
    {
        public async Task Upload(IAmazonS3 s3, Stream video, string key)
        {
            using (var transfer = new TransferUtility(s3))
            {
                await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = "videos", Key = key, InputStream = video }); // SSE1004
            }
        }
    }
}
