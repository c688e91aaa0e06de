using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE1002
{
    public sealed class Archive
    {
        private readonly IAmazonS3 _s3;

        public Archive(IAmazonS3 s3) => _s3 = s3;

        // A copy does not carry the source's encryption over: the destination needs its own.
        public async Task Rename(string from, string to)
        {
            var request = new CopyObjectRequest(); // SSE1002
            request.SourceBucket = "archive";
            request.SourceKey = from;
            request.DestinationBucket = "archive";
            request.DestinationKey = to;
            await _s3.CopyObjectAsync(request);
        }
    }
}
