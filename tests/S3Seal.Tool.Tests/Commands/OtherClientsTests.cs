using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;

namespace S3Seal.Tool.Tests.Commands;

/// <summary>The AWS CLI and boto3 against <c>serve</c>, under the sample's policy, with and without the header.</summary>
public sealed class OtherClientsTests
{
    private const string Bucket = "acme-data";

    [Fact]
    public async Task AwsCli_CopyPutAndMultipart_ObeyThePolicy()
    {
        Assert.SkipUnless(await WorksAsync("aws", "--version"), "the AWS CLI ('aws') is not installed");
        await using var served = await ServedUnderThePolicyAsync();
        var folder = Sample.NewFolder().FullName;
        var small = Path.Combine(folder, "small.txt");
        var large = Path.Combine(folder, "large.bin");
        await File.WriteAllTextAsync(small, "hello", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(large, new byte[20 * 1024 * 1024], TestContext.Current.CancellationToken);
        Task<(int Code, string Output)> Aws(params string[] arguments) =>
            RunAsync(served, "aws", ["--endpoint-url", served.Endpoint.GetLeftPart(UriPartial.Authority), "--region", "us-east-1", .. arguments]);

        var copyPlain = await Aws("s3", "cp", small, $"s3://{Bucket}/small.txt");
        var copySealed = await Aws("s3", "cp", small, $"s3://{Bucket}/small.txt", "--sse", "AES256");
        var putPlain = await Aws("s3api", "put-object", "--bucket", Bucket, "--key", "put.txt", "--body", small);
        var putSealed = await Aws("s3api", "put-object", "--bucket", Bucket, "--key", "put.txt", "--body", small, "--server-side-encryption", "AES256");
        var partsPlain = await Aws("s3", "cp", large, $"s3://{Bucket}/large.bin");
        var partsSealed = await Aws("s3", "cp", large, $"s3://{Bucket}/large.bin", "--sse", "AES256");
        var back = Path.Combine(folder, "back.bin");
        var download = await Aws("s3", "cp", $"s3://{Bucket}/large.bin", back);

        Assert.All([copyPlain, putPlain, partsPlain], run =>
        {
            Assert.NotEqual(0, run.Code);
            Assert.Contains("AccessDenied", run.Output, StringComparison.Ordinal);
        });
        Assert.All([copySealed, putSealed, partsSealed, download], run => Assert.True(run.Code == 0, run.Output));
        Assert.Contains("\"ServerSideEncryption\": \"AES256\"", putSealed.Output, StringComparison.Ordinal);
        Assert.Equal(20 * 1024 * 1024, new FileInfo(back).Length);
    }

    [Fact]
    public async Task Boto3_PutAndMultipart_ObeyThePolicy()
    {
        Assert.SkipUnless(await WorksAsync("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
        await using var served = await ServedUnderThePolicyAsync();
        const string Script = """
            import io, os, sys, boto3
            from botocore.exceptions import ClientError
            s3 = boto3.client("s3", endpoint_url=sys.argv[1], region_name="us-east-1")
            bucket = sys.argv[2]
            def code(send):
                try:
                    send()
                    return "ok"
                except ClientError as refusal:
                    return refusal.response["Error"]["Code"]
                except boto3.exceptions.S3UploadFailedError as refusal:
                    return "AccessDenied" if "AccessDenied" in str(refusal) else str(refusal)
            large = os.urandom(20 * 1024 * 1024)
            print(code(lambda: s3.put_object(Bucket=bucket, Key="k", Body=b"hello")))
            print(code(lambda: s3.put_object(Bucket=bucket, Key="k", Body=b"hello", ServerSideEncryption="AES256")))
            print(code(lambda: s3.upload_fileobj(io.BytesIO(large), bucket, "large")))
            print(code(lambda: s3.upload_fileobj(io.BytesIO(large), bucket, "large", ExtraArgs={"ServerSideEncryption": "AES256"})))
            print(s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"hello")
            print(s3.get_object(Bucket=bucket, Key="large")["Body"].read() == large)
            """;

        var run = await RunAsync(served, "python3", ["-c", Script, served.Endpoint.GetLeftPart(UriPartial.Authority), Bucket]);

        Assert.Equal("AccessDenied ok AccessDenied ok True True", string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    private static async Task<ServedProcess> ServedUnderThePolicyAsync()
    {
        var served = await ServedProcess.StartAsync();
        using var client = new AmazonS3Client(
            new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = served.Endpoint.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        await client.PutBucketAsync(Bucket, TestContext.Current.CancellationToken);
        await client.PutBucketPolicyAsync(Bucket, await File.ReadAllTextAsync(Sample.Policy, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return served;
    }

    private static async Task<bool> WorksAsync(string program, params string[] arguments)
    {
        try
        {
            return (await RunAsync(null, program, arguments)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(ServedProcess? served, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (served is not null)
        {
            // The user's own profile and proxies have no say here.
            start.Environment["AWS_ACCESS_KEY_ID"] = "test";
            start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
            start.Environment["AWS_CONFIG_FILE"] = Path.Combine(Sample.NewFolder().FullName, "none");
            start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = start.Environment["AWS_CONFIG_FILE"];
            start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
            start.Environment["NO_PROXY"] = "127.0.0.1";
            start.Environment.Remove("AWS_SESSION_TOKEN");
            start.Environment.Remove("AWS_PROFILE");
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
