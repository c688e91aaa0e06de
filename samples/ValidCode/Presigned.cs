using System;
using System.Collections.Generic;
using Amazon.S3;
using Amazon.S3.Model;

namespace ValidCode.Presigned
{
    /// <summary>Signed addresses and forms that are no uploads, or that carry the header.</summary>
    public sealed class Links
    {
        private readonly IAmazonS3 _s3;

        public Links(IAmazonS3 s3) => _s3 = s3;

        public string Read(string key) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "b", Key = key, Verb = HttpVerb.GET, Expires = DateTime.UtcNow.AddHours(1) });

        public string Delete(string key) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "b", Key = key, Verb = HttpVerb.DELETE, Expires = DateTime.UtcNow.AddHours(1) });

        // What the caller wants is the caller's to know.
        public string Any(string key, HttpVerb verb) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "b", Key = key, Verb = verb, Expires = DateTime.UtcNow.AddHours(1) });

        // A part takes what its upload was begun with.
        public string Part(string key, string uploadId, int number) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = "b",
            Key = key,
            Verb = HttpVerb.PUT,
            UploadId = uploadId,
            PartNumber = number,
            Expires = DateTime.UtcNow.AddHours(1),
        });

        public string Write(string key) => _s3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = "b",
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow.AddHours(1),
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });

        public string Form(string key, IReadOnlyDictionary<string, string> fields)
        {
            var form = new CreatePresignedPostRequest { BucketName = "b", Key = key, Expires = DateTime.UtcNow.AddHours(1) };
            foreach (var field in fields)
            {
                form.Fields[field.Key] = field.Value;
            }
            return _s3.CreatePresignedPost(form).Url;
        }
    }
}
