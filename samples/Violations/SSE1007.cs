using System;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1007
{
    public sealed class Links
    {
        public Task<string> ForUpload(IAmazonS3 s3, string key) => s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest // SSE1007
        {
            BucketName = "uploads",
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow.AddMinutes(5),
        });
    }
}
