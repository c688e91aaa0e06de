using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>AWSSDK.S3 v4 in every mode: single uploads, multipart, transfers and copies.</summary>
public sealed class SdkTests
{
    private static readonly string Key = Convert.ToBase64String([.. Enumerable.Repeat((byte)3, 32)]);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> Modes => SealMode.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task PutGetHeadAndTransfer_InTheMode(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var client = s3.Sealed.Client;
        var customer = name == "customer";
        var put = new PutObjectRequest { BucketName = EncryptionBench.Bucket, Key = "k", ContentBody = "hello" };
        Ask(name, put);
        var answer = await client.PutObjectAsync(put, Now);
        Assert.Equal(Method(name), answer.ServerSideEncryptionMethod?.Value);
        var get = new GetObjectRequest { BucketName = EncryptionBench.Bucket, Key = "k" };
        var head = new GetObjectMetadataRequest { BucketName = EncryptionBench.Bucket, Key = "k" };
        if (customer)
        {
            (get.ServerSideEncryptionCustomerMethod, get.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
            (head.ServerSideEncryptionCustomerMethod, head.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
        }

        using (var read = await client.GetObjectAsync(get, Now))
        using (var reader = new StreamReader(read.ResponseStream))
        {
            Assert.Equal("hello", await reader.ReadToEndAsync(Now));
        }

        var seen = await client.GetObjectMetadataAsync(head, Now);
        Assert.Equal(name is "s3" or "customer" ? null : EncryptionBench.KeyArn, seen.ServerSideEncryptionKeyManagementServiceKeyId);

        var bytes = new byte[12 * 1024 * 1024];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        using var content = new MemoryStream(bytes);
        var upload = new TransferUtilityUploadRequest { BucketName = EncryptionBench.Bucket, Key = "large", InputStream = content, PartSize = 5 * 1024 * 1024 };
        if (customer)
        {
            (upload.ServerSideEncryptionCustomerMethod, upload.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
        }
        else
        {
            upload.ServerSideEncryptionMethod = ServerSideEncryptionMethod.FindValue(Method(name));
            upload.ServerSideEncryptionKeyManagementServiceKeyId = name == "s3" ? null : EncryptionBench.KeyId;
        }

        using var transfer = new TransferUtility(client, new TransferUtilityConfig { MinSizeBeforePartUpload = 6 * 1024 * 1024 });
        await transfer.UploadAsync(upload, Now);
        Assert.Equal(3, s3.Emulator.Inspect(EncryptionBench.Bucket, "large")!.PartCount);
        get.Key = "large";
        using var large = await client.GetObjectAsync(get, Now);
        using var copy = new MemoryStream();
        await large.ResponseStream.CopyToAsync(copy, Now);
        Assert.True(copy.ToArray().AsSpan().SequenceEqual(bytes));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Copy_FromTheModeToEveryMode_OpensUnderTheNewOne(string from)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var client = s3.Sealed.Client;
        var put = new PutObjectRequest { BucketName = EncryptionBench.Bucket, Key = "source", ContentBody = "hello" };
        Ask(from, put);
        await client.PutObjectAsync(put, Now);
        foreach (var to in Modes.Select(row => row.Data))
        {
            var copy = new CopyObjectRequest { SourceBucket = EncryptionBench.Bucket, SourceKey = "source", DestinationBucket = EncryptionBench.Bucket, DestinationKey = "copy" };
            if (from == "customer")
            {
                (copy.CopySourceServerSideEncryptionCustomerMethod, copy.CopySourceServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
            }

            if (to == "customer")
            {
                (copy.ServerSideEncryptionCustomerMethod, copy.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
            }
            else
            {
                copy.ServerSideEncryptionMethod = ServerSideEncryptionMethod.FindValue(Method(to));
                copy.ServerSideEncryptionKeyManagementServiceKeyId = to == "s3" ? null : EncryptionBench.KeyId;
                copy.BucketKeyEnabled = to == "kms-bucket-key" ? true : null;
            }

            var answer = await client.CopyObjectAsync(copy, Now);
            Assert.Equal(Method(to), answer.ServerSideEncryptionMethod?.Value);
            var get = new GetObjectRequest { BucketName = EncryptionBench.Bucket, Key = "copy" };
            if (to == "customer")
            {
                (get.ServerSideEncryptionCustomerMethod, get.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
            }

            using var read = await client.GetObjectAsync(get, Now);
            using var reader = new StreamReader(read.ResponseStream);
            Assert.Equal("hello", await reader.ReadToEndAsync(Now));
        }
    }

    [Fact]
    public async Task BucketEncryption_AndItsBlock_AreReadByTheSdk()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        var rule = Assert.Single((await s3.Sealed.Client.GetBucketEncryptionAsync(new() { BucketName = EncryptionBench.Bucket }, Now)).ServerSideEncryptionConfiguration.ServerSideEncryptionRules);
        Assert.Equal("AES256", rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value);
        await s3.Sealed.Client.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = EncryptionBench.Bucket }, Now);
    }

    private static string? Method(string name) => name switch
    {
        "s3" => "AES256",
        "kms" or "kms-bucket-key" => "aws:kms",
        "dsse" => "aws:kms:dsse",
        _ => null,
    };

    private static void Ask(string name, PutObjectRequest put)
    {
        if (name == "customer")
        {
            (put.ServerSideEncryptionCustomerMethod, put.ServerSideEncryptionCustomerProvidedKey) = (ServerSideEncryptionCustomerMethod.AES256, Key);
            return;
        }

        put.ServerSideEncryptionMethod = ServerSideEncryptionMethod.FindValue(Method(name));
        put.ServerSideEncryptionKeyManagementServiceKeyId = name == "s3" ? null : EncryptionBench.KeyId;
        put.BucketKeyEnabled = name == "kms-bucket-key" ? true : null;
    }
}
