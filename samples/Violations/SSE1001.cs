using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1001
{
    public sealed class Reports
    {
        private readonly IAmazonS3 _s3;

        public Reports(IAmazonS3 s3) => _s3 = s3;

        public Task Save(string key, string text) => _s3.PutObjectAsync(new PutObjectRequest // SSE1001
        {
            BucketName = "reports",
            Key = key,
            ContentBody = text,
        });
    }
}
