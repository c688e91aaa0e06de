using System.Threading.Tasks;

namespace ValidCode.OtherVendors
{
    /// <summary>Types of the same names from elsewhere.</summary>
    public sealed class PutObjectRequest
    {
        public string? BucketName { get; set; }

        public string? ServerSideEncryptionCustomerProvidedKey { get; set; }
    }

    public sealed class AmazonS3Client
    {
        public Task PutObjectAsync(PutObjectRequest request) => Task.FromResult(request);

        public Task CopyObjectAsync(string fromBucket, string fromKey, string toBucket, string toKey) => Task.FromResult(fromBucket + fromKey + toBucket + toKey);
    }

    public sealed class Uploads
    {
        public async Task Run(AmazonS3Client client)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = "b", ServerSideEncryptionCustomerProvidedKey = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=" });
            await client.CopyObjectAsync("a", "b", "c", "d");
        }
    }
}
