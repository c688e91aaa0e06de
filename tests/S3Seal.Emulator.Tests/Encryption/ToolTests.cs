using System.Diagnostics;
using System.Text.Json;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>boto3 and the AWS CLI in every mode, end to end. Skipped by name where a tool is not installed.</summary>
public sealed class ToolTests
{
    private const string Boto3 =
        """
        import base64, hashlib, json, os, sys
        import boto3
        from botocore.config import Config

        config = Config(retries={'total_max_attempts': 1}, s3={'addressing_style': 'path'})
        options = dict(endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test', config=config)
        s3, kms, sts = boto3.client('s3', **options), boto3.client('kms', **options), boto3.client('sts', **options)
        assert sts.get_caller_identity()['Account'] == '000000000000'
        key = kms.create_key(Description='from boto3')['KeyMetadata']
        kms.create_alias(AliasName='alias/boto', TargetKeyId=key['KeyId'])
        secret = os.urandom(32)
        customer = dict(SSECustomerAlgorithm='AES256', SSECustomerKey=secret)
        source = {'CopySource' + name: value for name, value in customer.items()}
        modes = {
            's3': (dict(ServerSideEncryption='AES256'), {}, {}),
            'kms': (dict(ServerSideEncryption='aws:kms', SSEKMSKeyId=key['KeyId'],
                         SSEKMSEncryptionContext=base64.b64encode(b'{"team":"blue"}').decode()), {}, {}),
            'kms-bucket-key': (dict(ServerSideEncryption='aws:kms', SSEKMSKeyId='alias/boto', BucketKeyEnabled=True), {}, {}),
            'dsse': (dict(ServerSideEncryption='aws:kms:dsse', SSEKMSKeyId=key['Arn']), {}, {}),
            'customer': (customer, customer, source),
        }
        s3.create_bucket(Bucket='boto')
        s3.put_bucket_encryption(Bucket='boto', ServerSideEncryptionConfiguration={'Rules': [{
            'ApplyServerSideEncryptionByDefault': {'SSEAlgorithm': 'AES256'}, 'BlockedEncryptionTypes': {'EncryptionType': ['NONE']}}]})
        big, small = os.urandom(5 * 1024 * 1024), b'the last part'
        for name, (ask, read, _) in modes.items():
            put = s3.put_object(Bucket='boto', Key=name, Body=b'hello ' + name.encode(), **ask)
            assert (put['ETag'].strip('"') == hashlib.md5(b'hello ' + name.encode()).hexdigest()) == (name == 's3'), name
            assert s3.get_object(Bucket='boto', Key=name, **read)['Body'].read() == b'hello ' + name.encode(), name
            assert s3.get_object(Bucket='boto', Key=name, Range='bytes=1-3', **read)['Body'].read() == b'ell', name
            head = s3.head_object(Bucket='boto', Key=name, **read)
            assert head.get('ServerSideEncryption') == ask.get('ServerSideEncryption'), name
            assert head.get('BucketKeyEnabled', False) == (name == 'kms-bucket-key'), name
            assert head.get('SSEKMSKeyId') == (key['Arn'] if 'kms' in name or name == 'dsse' else None), name
            upload = s3.create_multipart_upload(Bucket='boto', Key=name + '-parts', **ask)['UploadId']
            parts = [{'PartNumber': number, 'ETag': s3.upload_part(
                Bucket='boto', Key=name + '-parts', UploadId=upload, PartNumber=number, Body=body, **read)['ETag']}
                for number, body in ((1, big), (2, small))]
            s3.complete_multipart_upload(Bucket='boto', Key=name + '-parts', UploadId=upload, MultipartUpload={'Parts': parts})
            assert s3.get_object(Bucket='boto', Key=name + '-parts', **read)['Body'].read() == big + small, name
            assert s3.get_object(Bucket='boto', Key=name + '-parts', PartNumber=2, **read)['Body'].read() == small, name
        for one, (_, _, from_one) in modes.items():
            for two, (ask, read, _) in modes.items():
                s3.copy_object(Bucket='boto', Key='copy', CopySource={'Bucket': 'boto', 'Key': one}, **ask, **from_one)
                assert s3.get_object(Bucket='boto', Key='copy', **read)['Body'].read() == b'hello ' + one.encode(), (one, two)
        kms.disable_key(KeyId=key['KeyId'])
        try:
            s3.get_object(Bucket='boto', Key='kms')
            raise AssertionError('a disabled key opened an object')
        except s3.exceptions.ClientError as refused:
            assert refused.response['Error']['Code'] == 'KMS.DisabledException', refused.response
        kms.enable_key(KeyId=key['KeyId'])
        blob = kms.encrypt(KeyId='alias/boto', Plaintext=b'x', EncryptionContext={'a': 'b'})['CiphertextBlob']
        assert kms.decrypt(CiphertextBlob=blob, EncryptionContext={'a': 'b'})['Plaintext'] == b'x'
        assert [one for page in kms.get_paginator('list_keys').paginate(PaginationConfig={'PageSize': 1}) for one in page['Keys']]
        print('all is well')
        """;

    [Fact]
    public async Task Boto3_DrivesEveryMode()
    {
        Assert.SkipUnless(await IsThereAsync("python3", "-c", "import boto3"), "boto3 is not installed.");
        await using var s3 = await StartAsync();
        var (code, output, errors) = await RunAsync("python3", "-c", Boto3, s3.Endpoint.GetLeftPart(UriPartial.Authority));
        Assert.True(code == 0 && output.Trim() == "all is well", errors);
    }

    [Fact]
    public async Task TheAwsCli_DrivesEveryMode()
    {
        Assert.SkipUnless(await IsThereAsync("aws", "--version"), "The AWS CLI is not installed.");
        await using var s3 = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("s3seal-cli-");
        try
        {
            var (content, back) = (Path.Combine(folder.FullName, "content"), Path.Combine(folder.FullName, "back"));
            var secret = Path.Combine(folder.FullName, "secret");
            await File.WriteAllTextAsync(content, "hello", TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(secret, [.. Enumerable.Range(0, 32).Select(value => (byte)value)], TestContext.Current.CancellationToken);
            await CliAsync(s3, "s3api", "create-bucket", "--bucket", "cli");
            await CliAsync(
                s3, "s3api", "put-bucket-encryption", "--bucket", "cli", "--server-side-encryption-configuration",
                """{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BlockedEncryptionTypes":{"EncryptionType":["NONE"]}}]}""");
            var key = JsonDocument.Parse(await CliAsync(s3, "kms", "create-key")).RootElement.GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
            string[] customer = ["--sse-c", "AES256", "--sse-c-key", "fileb://" + secret];
            foreach (var (name, write, read) in new (string, string[], string[])[]
            {
                ("s3", ["--sse", "AES256"], []),
                ("kms", ["--sse", "aws:kms", "--sse-kms-key-id", key], []),
                ("customer", customer, customer),
            })
            {
                await CliAsync(s3, ["s3", "cp", content, $"s3://cli/{name}", .. write]);
                await CliAsync(s3, ["s3", "cp", $"s3://cli/{name}", back, .. read]);
                Assert.Equal("hello", await File.ReadAllTextAsync(back, TestContext.Current.CancellationToken));
                Assert.False(s3.Inspect("cli", name)!.Contains("hello"u8));
            }

            // The CLI's `s3 cp` knows no second layer, its `s3api` does.
            await CliAsync(s3, "s3api", "put-object", "--bucket", "cli", "--key", "dsse", "--body", content, "--server-side-encryption", "aws:kms:dsse", "--ssekms-key-id", key);
            await CliAsync(s3, "s3", "cp", "s3://cli/dsse", back);
            Assert.Equal("hello", await File.ReadAllTextAsync(back, TestContext.Current.CancellationToken));
            Assert.Equal(key, JsonDocument.Parse(await CliAsync(s3, "s3api", "head-object", "--bucket", "cli", "--key", "dsse")).RootElement.GetProperty("SSEKMSKeyId").GetString());
            await LargeAsync(s3, folder.FullName, back, ("s3", ["--sse", "AES256"], []), ("kms", ["--sse", "aws:kms", "--sse-kms-key-id", key], []), ("customer", customer, customer));
            await CopiesAsync(s3, key, secret);
            await CliAsync(s3, "kms", "disable-key", "--key-id", key);
            var (code, _, errors) = await RunCliAsync(s3, "s3", "cp", "s3://cli/kms", back);
            Assert.NotEqual(0, code);
            Assert.Matches("400|KMS.DisabledException", errors);
            Assert.Contains("000000000000", await CliAsync(s3, "sts", "get-caller-identity"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A body that the CLI sends in parts.</summary>
    private static async Task LargeAsync(S3Emulator s3, string folder, string back, params (string Name, string[] Write, string[] Read)[] modes)
    {
        var large = Path.Combine(folder, "large");
        var bytes = System.Security.Cryptography.RandomNumberGenerator.GetBytes(9 * 1024 * 1024);
        await File.WriteAllBytesAsync(large, bytes, TestContext.Current.CancellationToken);
        foreach (var (name, write, read) in modes)
        {
            await CliAsync(s3, ["s3", "cp", large, $"s3://cli/{name}-large", .. write]);
            Assert.Equal(2, s3.Inspect("cli", $"{name}-large")!.PartCount);
            await CliAsync(s3, ["s3", "cp", $"s3://cli/{name}-large", back, .. read]);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(back, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>A copy from every mode to every mode.</summary>
    private static async Task CopiesAsync(S3Emulator s3, string key, string secret)
    {
        string[] customer = ["--sse-customer-algorithm", "AES256", "--sse-customer-key", "fileb://" + secret];
        string[] source = ["--copy-source-sse-customer-algorithm", "AES256", "--copy-source-sse-customer-key", "fileb://" + secret];
        foreach (var from in new[] { "s3", "kms", "dsse", "customer" })
        {
            foreach (var (to, ask) in new (string, string[])[]
            {
                ("S3", ["--server-side-encryption", "AES256"]),
                ("Kms", ["--server-side-encryption", "aws:kms", "--ssekms-key-id", key]),
                ("Kms", ["--server-side-encryption", "aws:kms", "--ssekms-key-id", key, "--bucket-key-enabled"]),
                ("KmsDsse", ["--server-side-encryption", "aws:kms:dsse", "--ssekms-key-id", key]),
                ("Customer", customer),
            })
            {
                await CliAsync(s3, ["s3api", "copy-object", "--bucket", "cli", "--key", "copy", "--copy-source", "cli/" + from, .. ask, .. from == "customer" ? source : []]);
                Assert.Equal(to, s3.Inspect("cli", "copy")!.Mode.ToString());
            }
        }
    }

    // Other processes sign by the real clock.
    private static async Task<S3Emulator> StartAsync() => await S3Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<string> CliAsync(S3Emulator s3, params string[] arguments)
    {
        var (code, output, errors) = await RunCliAsync(s3, arguments);
        Assert.True(code == 0, $"aws {string.Join(' ', arguments)}: {errors}");
        return output;
    }

    private static Task<(int Code, string Output, string Errors)> RunCliAsync(S3Emulator s3, params string[] arguments) =>
        RunAsync("aws", [.. arguments, "--endpoint-url", s3.Endpoint.GetLeftPart(UriPartial.Authority), "--output", "json"]);

    private static async Task<bool> IsThereAsync(string file, params string[] arguments)
    {
        try
        {
            return (await RunAsync(file, arguments)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_MAX_ATTEMPTS", "1"), ("AWS_PAGER", ""),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
