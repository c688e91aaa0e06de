using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace ValidCode.Reads
{
    /// <summary>Calls that store no object data.</summary>
    public sealed class Downloads
    {
        private readonly IAmazonS3 _s3;

        public Downloads(IAmazonS3 s3) => _s3 = s3;

        public async Task<Stream> Open(string key)
        {
            var response = await _s3.GetObjectAsync("b", key);
            return response.ResponseStream;
        }

        // GET is the verb of a request that names none.
        public string Link(string key) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "b", Key = key, Expires = DateTime.UtcNow.AddHours(1) });

        public async Task Fetch(string key, string path)
        {
            using var transfer = new TransferUtility(_s3);
            await transfer.DownloadAsync(path, "b", key);
            await transfer.DownloadAsync(new TransferUtilityDownloadRequest { BucketName = "b", Key = key, FilePath = path });
        }

        public async Task Tag(string key)
        {
            await _s3.PutObjectTaggingAsync(new PutObjectTaggingRequest { BucketName = "b", Key = key, Tagging = new Tagging() });
            await _s3.DeleteObjectAsync("b", key);
            Console.WriteLine(nameof(PutObjectRequest));
            Console.WriteLine(nameof(IAmazonS3.PutObjectAsync));
        }
    }
}
