using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace ValidCode.Flows
{
    /// <summary>Settings that arrive on the way from the creation to the call.</summary>
    public sealed class Uploads
    {
        private readonly IAmazonS3 _s3;
        private readonly bool _kms;

        public Uploads(IAmazonS3 s3, bool kms)
        {
            _s3 = s3;
            _kms = kms;
        }

        private ServerSideEncryptionMethod Chosen => _kms ? ServerSideEncryptionMethod.AWSKMS : ServerSideEncryptionMethod.AES256;

        public async Task ByASwitch(string key, int level)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            switch (level)
            {
                case 0:
                    request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
                    break;
                case 1:
                    request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(level));
            }
            await _s3.PutObjectAsync(request);
        }

        public async Task ByASwitchExpression(string key, int level) => await _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "b",
            Key = key,
            ServerSideEncryptionMethod = level switch { 0 => ServerSideEncryptionMethod.AES256, 1 => ServerSideEncryptionMethod.AWSKMS, _ => ServerSideEncryptionMethod.AWSKMSDSSE },
        });

        public async Task WithAFallback(string key, ServerSideEncryptionMethod? configured) => await _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "b",
            Key = key,
            ServerSideEncryptionMethod = configured ?? ServerSideEncryptionMethod.AES256,
        });

        public async Task ByAProperty(string key) => await _s3.CopyObjectAsync(new CopyObjectRequest
        {
            SourceBucket = "b",
            SourceKey = key,
            DestinationBucket = "b",
            DestinationKey = key + ".old",
            ServerSideEncryptionMethod = Chosen,
        });

        public async Task ByAFinallyBlock(string key)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            try
            {
                request.ContentBody = key.Trim();
            }
            finally
            {
                request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            }
            await _s3.PutObjectAsync(request);
        }

        public async Task InALoop(IEnumerable<string> keys)
        {
            var requests = keys.Select(key => new PutObjectRequest { BucketName = "b", Key = key, ServerSideEncryptionMethod = Chosen }).ToList();
            foreach (var request in requests)
            {
                await _s3.PutObjectAsync(request);
            }
        }

        public async Task ThroughALambda(string key)
        {
            var request = new PutObjectRequest { BucketName = "b", Key = key };
            Action<PutObjectRequest> seal = r => r.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            seal(request);
            await Retry(() => _s3.PutObjectAsync(request));
        }

        public async Task ByAnExtensionMethod(string key) => await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "b", Key = key }.Sealed());

        public async Task ByAConstructorChain(string key) => await _s3.PutObjectAsync(new KeyedPut("b", key));

        public async Task ByTheEventOfEachFile(ITransferUtility transfer, string folder)
        {
            var request = new TransferUtilityUploadDirectoryRequest { BucketName = "b", Directory = folder };
            request.UploadDirectoryFileRequestEvent += (_, file) => file.UploadRequest.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            await transfer.UploadDirectoryAsync(request);
        }

        public bool Describe() => nameof(PutObjectRequest).Length > nameof(ITransferUtility.UploadDirectoryAsync).Length;

        private static async Task<T> Retry<T>(Func<Task<T>> send)
        {
            try
            {
                return await send();
            }
            catch (AmazonS3Exception)
            {
                return await send();
            }
        }

        private class SealedPut : PutObjectRequest
        {
            protected SealedPut(string bucket)
            {
                BucketName = bucket;
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            }
        }

        private sealed class KeyedPut : SealedPut
        {
            public KeyedPut(string bucket, string key)
                : base(bucket) => Key = key;
        }
    }

    public static class RequestExtensions
    {
        public static PutObjectRequest Sealed(this PutObjectRequest request)
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            return request;
        }
    }
}
