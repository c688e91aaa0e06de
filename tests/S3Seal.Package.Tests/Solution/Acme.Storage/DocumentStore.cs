using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Acme.Storage
{
    /// <summary>The company's one door to S3.</summary>
    public sealed class DocumentStore
    {
        private readonly IAmazonS3 _s3;
        private readonly string _bucket;

        public DocumentStore(IAmazonS3 s3, string bucket)
        {
            _s3 = s3;
            _bucket = bucket;
        }

        /// <summary>Sends what the caller has built, to the bucket of this store.</summary>
        public Task SendAsync(PutObjectRequest request, CancellationToken token = default)
        {
            request.BucketName = _bucket;
            return _s3.PutObjectAsync(request, token);
        }

        public Task MarkAsync(string folder) => SendAsync(new PutObjectRequest { Key = folder + "/", ContentBody = "" });

        public async Task RenameAsync(string from, string to, CancellationToken token = default)
        {
            await _s3.CopyObjectAsync(_bucket, from, _bucket, to, token);
            await _s3.DeleteObjectAsync(_bucket, from, token);
        }
    }
}
