using System;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Violations.SSE4004
{
    public sealed class Vault
    {
        public GetObjectRequest Read(string key, string password)
        {
            return new GetObjectRequest
            {
                BucketName = "vault",
                Key = key,
                ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                ServerSideEncryptionCustomerProvidedKey = Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), // SSE4004
            };
        }
    }
}
