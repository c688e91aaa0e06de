using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace ValidCode.Keys
{
    /// <summary>Customer keys handled as they should be, near the lines that the key rules flag.</summary>
    public sealed class Vault
    {
        private readonly IAmazonS3 _s3 = new AmazonS3Client(new AmazonS3Config { ServiceURL = "https://storage.example.net" });

        public async Task<string> SaveUnderAFreshKey(string key, string text)
        {
            var bytes = new byte[32];
            using (var random = RandomNumberGenerator.Create())
            {
                random.GetBytes(bytes);
            }
            var customerKey = Convert.ToBase64String(bytes);
            await _s3.PutObjectAsync(new PutObjectRequest
            {
                BucketName = "vault",
                Key = key,
                ContentBody = text,
                ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
                ServerSideEncryptionCustomerProvidedKey = customerKey,
            });
            Console.WriteLine($"stored {key}, {text.Length} characters");
            return customerKey;
        }

        public GetObjectRequest UnderADerivedKey(string key, string password, byte[] salt) => new GetObjectRequest
        {
            BucketName = "vault",
            Key = key,
            ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
            ServerSideEncryptionCustomerProvidedKey = Convert.ToBase64String(
                Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, 600_000, HashAlgorithmName.SHA256, 32)),
        };

        public GetObjectRequest FromTheEnvironment(string key) => new GetObjectRequest
        {
            BucketName = "vault",
            Key = key,
            ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256,
            ServerSideEncryptionCustomerProvidedKey = Environment.GetEnvironmentVariable("VAULT_KEY"),
        };
    }
}
