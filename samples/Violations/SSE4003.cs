using System;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE4003
{
    public sealed class Vault
    {
        public PutObjectRequest Prepare(string key, string customerKey)
        {
            var request = new PutObjectRequest
            {
                BucketName = "vault",
                Key = key,
                ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                ServerSideEncryptionCustomerProvidedKey = customerKey,
            };
            Console.WriteLine(request.ServerSideEncryptionCustomerProvidedKey); // SSE4003
            return request;
        }
    }
}
