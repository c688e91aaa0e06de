using System;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1008
{
    public sealed class Forms
    {
        public async Task<string> ForUpload(IAmazonS3 s3, string key)
        {
            var form = await s3.CreatePresignedPostAsync(new CreatePresignedPostRequest // SSE1008
            {
                BucketName = "uploads",
                Key = key,
                Expires = DateTime.UtcNow.AddMinutes(5),
            });
            return form.Url;
        }
    }
}
