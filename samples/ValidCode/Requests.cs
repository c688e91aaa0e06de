using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace ValidCode.Requests
{
    /// <summary>Requests that ask for encryption, each in a way that is easy to misread.</summary>
    public sealed class Uploads
    {
        private readonly IAmazonS3 _s3;
        private readonly ServerSideEncryptionMethod _method = ServerSideEncryptionMethod.AWSKMS;

        public Uploads(IAmazonS3 s3) => _s3 = s3;

        public Task InTheInitializer(string key) => _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "b",
            Key = key,
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });

        public async Task AfterwardsByAssignment(string key)
        {
            PutObjectRequest request = new() { BucketName = "b" };
            request.Key = key;
            request.ServerSideEncryptionMethod = _method;
            await _s3.PutObjectAsync(request);
        }

        public async Task OnEveryBranch(string key, bool kms)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            if (kms)
            {
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            }
            else
            {
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            }
            await _s3.PutObjectAsync(request);
        }

        public Task WithTwoGoodArms(string key, bool kms) => _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "b",
            Key = key,
            ServerSideEncryptionMethod = kms ? ServerSideEncryptionMethod.AWSKMS : ServerSideEncryptionMethod.AES256,
        });

        public async Task ByACoalescingAssignment(string key)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            request.ServerSideEncryptionMethod ??= ServerSideEncryptionMethod.AES256;
            await _s3.PutObjectAsync(request);
        }

        public async Task ByARawHeader(string key)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key, Headers = { ["X-Amz-Server-Side-Encryption"] = "AES256" } };
            await _s3.PutObjectAsync(request);
        }

        public async Task ByAHelper(string key)
        {
            var request = Build(key);
            await _s3.PutObjectAsync(request);
            var other = new PutObjectRequest { BucketName = "b", Key = key };
            Decorate(other);
            await _s3.PutObjectAsync(other);
        }

        public Task WithACustomerKey(string key, string customerKey) => _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "b",
            Key = key,
            ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
            ServerSideEncryptionCustomerProvidedKey = customerKey,
        });

        public Task BySubclass(string key) => _s3.PutObjectAsync(new SealedPut { BucketName = "b", Key = key });

        public async Task Multipart(string key, IReadOnlyList<Stream> parts)
        {
            var upload = await _s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
            {
                BucketName = "b",
                Key = key,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
            });
            var done = new List<PartETag>();
            for (var i = 0; i < parts.Count; i++)
            {
                // A part inherits what the upload was begun with: it has no setting of its own.
                var part = await _s3.UploadPartAsync(new UploadPartRequest { BucketName = "b", Key = key, UploadId = upload.UploadId, PartNumber = i + 1, InputStream = parts[i] });
                done.Add(new PartETag(i + 1, part.ETag));
            }
            await _s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "b", Key = key, UploadId = upload.UploadId, PartETags = done });
        }

        public async Task Transfer(string path, CancellationToken token)
        {
            using var transfer = new TransferUtility(_s3);
            var request = new TransferUtilityUploadRequest { BucketName = "b", FilePath = path, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 };
            request.UploadProgressEvent += (_, e) => Console.WriteLine(e.PercentDone);
            await transfer.UploadAsync(request, token);
            await _s3.UploadObjectFromFilePathAsync("b", "k", path, new Dictionary<string, object>
            {
                ["ServerSideEncryptionMethod"] = ServerSideEncryptionMethod.AES256,
            }, token);
        }

        private static PutObjectRequest Build(string key)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            Decorate(request);
            return request;
        }

        private static void Decorate(PutObjectRequest request) => request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;

        private sealed class SealedPut : PutObjectRequest
        {
            public SealedPut() => ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
        }
    }
}
