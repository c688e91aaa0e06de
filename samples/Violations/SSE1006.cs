using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Transfer;

namespace Violations.SSE1006
{
    public sealed class Mirror
    {
        public async Task Run(IAmazonS3 s3, string path, string key, CancellationToken token)
        {
            using (var transfer = new TransferUtility(s3))
            {
                await transfer.UploadAsync(path, "mirror", key, token); // SSE1006
                await transfer.UploadDirectoryAsync(path, "mirror", token); // SSE1006
            }
            await s3.CopyObjectAsync("mirror", key, "mirror-2", key, token); // SSE1006
            await s3.InitiateMultipartUploadAsync("mirror", key, token); // SSE1006
            await s3.UploadObjectFromFilePathAsync("mirror", key, path, null, token); // SSE1006
        }
    }
}
