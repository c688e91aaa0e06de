namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>Requests whose encryption headers S3 refuses: code, message and named argument of each, and nothing is stored.</summary>
public sealed class RequestHeaderTests
{
    private const string Unsupported = "The encryption method specified is not supported";
    private const string Misplaced = "x-amz-server-side-encryption header is not supported for this operation.";
    private const string NeedsKms = "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms";
    private const string Incompatible = "Server Side Encryption with Customer provided key is incompatible with the encryption method specified";
    private const string BadContext = "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map";
    private const string NoAlgorithm = "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.";
    private const string NoKey = "Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.";
    private const string BadKey = "The secret key was invalid for the specified algorithm.";
    private const string WrongMd5 = "The calculated MD5 hash of the key did not match the hash that was provided.";
    private const string BadAlgorithm = "The Encryption request you specified is not valid. Supported value: AES256.";

    private static readonly byte[] Key = [.. Enumerable.Repeat((byte)7, 32)];
    private static readonly string KeyText = Convert.ToBase64String(Key);
    private static readonly string KeyMd5 = EncryptionBench.Md5(Key);

    /// <summary>Headers of a request that makes an object; code; message; the argument's value, or null when none is named.</summary>
    public static TheoryData<string[], string, string, string?> Refused => new()
    {
        { [$"{EncryptionBench.Sse}: AES-256"], "InvalidArgument", Unsupported, "AES-256" },
        { [$"{EncryptionBench.Sse}: aes256"], "InvalidArgument", Unsupported, "aes256" },
        { [$"{EncryptionBench.Sse}: aws:fsx"], "InvalidArgument", Unsupported, "aws:fsx" },
        { [$"{EncryptionBench.Sse}: aws:KMS"], "InvalidArgument", Unsupported, "aws:KMS" },
        { [$"{EncryptionBench.SseKeyId}: {EncryptionBench.KeyId}"], "InvalidArgument", NeedsKms, null },
        { [$"{EncryptionBench.Sse}: AES256", $"{EncryptionBench.SseKeyId}: {EncryptionBench.KeyId}"], "InvalidArgument", NeedsKms, "AES256" },
        { [$"{EncryptionBench.Sse}: aws:kms", $"{EncryptionBench.SseContext}: not base64!"], "InvalidArgument", BadContext, null },
        { [$"{EncryptionBench.Sse}: aws:kms", $"{EncryptionBench.SseContext}: {EncryptionBench.Base64("not json")}"], "InvalidArgument", BadContext, null },
        { [$"{EncryptionBench.Sse}: aws:kms", $"{EncryptionBench.SseContext}: {EncryptionBench.Base64("[]")}"], "InvalidArgument", BadContext, null },
        { [$"{EncryptionBench.Sse}: aws:kms", $"{EncryptionBench.SseContext}: {EncryptionBench.Base64("""{"a":1}""")}"], "InvalidArgument", BadContext, null },
        { [$"{EncryptionBench.Sse}: aws:kms", $"{EncryptionBench.SseContext}: {EncryptionBench.Base64("""{"a":"b"} x""")}"], "InvalidArgument", BadContext, null },
        { [$"{EncryptionBench.Sse}: AES256", .. Trio("AES256", KeyText, KeyMd5)], "InvalidArgument", Incompatible, "AES256" },
        { [$"{EncryptionBench.Sse}: aws:kms", .. Trio("wrong", "wrong", "wrong")], "InvalidArgument", Incompatible, "aws:kms" },
        { [.. Trio("AES128", KeyText, KeyMd5)], "InvalidEncryptionAlgorithmError", BadAlgorithm, "AES128" },
        { [.. Trio(null, KeyText, KeyMd5)], "InvalidArgument", NoAlgorithm, null },
        { [.. Trio("AES256", null, KeyMd5)], "InvalidArgument", NoKey, null },
        { [.. Trio("AES256", null, null)], "InvalidArgument", NoKey, null },
        { [.. Trio("AES256", Convert.ToBase64String(Key[1..]), EncryptionBench.Md5(Key[1..]))], "InvalidArgument", BadKey, null },
        { [.. Trio("AES256", Convert.ToBase64String([.. Key, 1]), EncryptionBench.Md5([.. Key, 1]))], "InvalidArgument", BadKey, null },
        { [.. Trio("AES256", KeyText, EncryptionBench.Md5(Key[1..]))], "InvalidArgument", WrongMd5, null },
        { [.. Trio("AES256", KeyText, "nonsense")], "InvalidArgument", WrongMd5, null },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Put_WithHeadersThatS3Refuses_StoresNothing(string[] headers, string code, string message, string? value)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var sent = headers.Select(Split).ToArray();
        Check(await s3.SendAsync("PUT", "/k", "x", sent));
        Check(await s3.SendAsync("POST", "/k?uploads", "", sent));
        await s3.MustAsync("PUT", "/source", "x");
        Check(await s3.SendAsync("PUT", "/k", "", [.. sent, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/source")]));
        Assert.Equal(404, (await s3.SendAsync("GET", "/k")).Status);

        void Check(Harness.RawAnswer answer)
        {
            Assert.Equal((400, code, message), (answer.Status, answer.Code, answer.Message));
            Assert.Equal(message == BadContext ? EncryptionBench.SseContext : EncryptionBench.Sse, answer.Field("ArgumentName"));
            if (value is not null)
            {
                Assert.Equal(value, answer.Field("ArgumentValue"));
            }

            Assert.Equal("", EncryptionBench.Shown(answer));
        }
    }

    public static TheoryData<string, string> WithoutChoice => new()
    {
        { "GET", "/k" },
        { "GET", "/k?partNumber=1" },
        { "GET", "/k?attributes" },
        { "GET", "/k?tagging" },
        { "DELETE", "/k" },
        { "PUT", "/k?partNumber=1&uploadId=u" },
        { "POST", "/k?uploadId=u" },
        { "GET", "/k?uploadId=u" },
        { "GET", "?location" },
        { "GET", "?list-type=2" },
        { "GET", "?encryption" },
    };

    [Theory]
    [MemberData(nameof(WithoutChoice))]
    public async Task AnyOtherOperation_WithTheSseHeader_IsRefused(string method, string target)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x");
        var answer = await s3.SendAsync(method, target, "", (EncryptionBench.Sse, "AES256"));
        Assert.Equal((400, "InvalidArgument", Misplaced), (answer.Status, answer.Code, answer.Message));
        Assert.Equal((EncryptionBench.Sse, "AES256"), (answer.Field("ArgumentName"), answer.Field("ArgumentValue")));
    }

    [Theory]
    [InlineData(EncryptionBench.SseKeyId)]
    [InlineData(EncryptionBench.SseContext)]
    [InlineData(EncryptionBench.SseBucketKey)]
    public async Task AReading_WithOneOfTheKmsHeaders_IsRefused(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x");
        Assert.Equal("InvalidArgument", (await s3.SendAsync("GET", "/k", "", (name, "true"))).Code);
        var head = await s3.SendAsync("HEAD", "/k", "", (name, "true"));
        Assert.Equal((400, 0), (head.Status, head.Body.Length));
    }

    [Fact]
    public async Task Head_WithTheSseHeader_Is400WithoutABody()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x");
        var head = await s3.SendAsync("HEAD", "/k", "", (EncryptionBench.Sse, "AES256"));
        Assert.Equal((400, 0), (head.Status, head.Body.Length));
    }

    [Fact]
    public async Task AContextThatContradictsItsOwnArn_IsRefused_AndOneThatRepeatsItIsTaken()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        (string, string)[] With(string arn) => [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseContext, EncryptionBench.Base64($$"""{"aws:s3:arn":"{{arn}}"}"""))];
        Assert.Equal("InvalidArgument", (await s3.SendAsync("PUT", "/k", "x", With("arn:aws:s3:::elsewhere/k"))).Code);
        await s3.MustAsync("PUT", "/k", "x", With($"arn:aws:s3:::{EncryptionBench.Bucket}/k"));
    }

    [Fact]
    public async Task KmsObjects_WithoutASignature_AreRefusedEvenWhereThePolicyIsPublic()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"));
        await s3.MustAsync("DELETE", "?publicAccessBlock");
        await s3.MustAsync("PUT", "?policy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{EncryptionBench.Bucket}}/*"}]}""");
        var read = await s3.Sealed.SendAsync(s3.Request("GET", "/k"));
        Assert.Equal(
            (400, "InvalidArgument", "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.", "Authorization", "null"),
            (read.Status, read.Code, read.Message, read.Field("ArgumentName"), read.Field("ArgumentValue")));
        Assert.Equal("InvalidArgument", (await s3.Sealed.SendAsync(s3.Request("PUT", "/new", "x", (EncryptionBench.Sse, "aws:kms")))).Code);
        Assert.Equal(200, (await s3.Sealed.SendAsync(s3.Request("PUT", "/new", "x"))).Status);
    }

    [Fact]
    public async Task RequireTlsForKeys_InTheClear_RefusesKeysAndNothingElse()
    {
        await using var s3 = await EncryptionBench.StartAsync(configure: options => options.RequireTlsForKeys = true);
        await s3.MustAsync("PUT", "/plain", "x");
        var customer = await s3.SendAsync("PUT", "/k", "x", EncryptionBench.Customer(1));
        Assert.Equal(
            ("InvalidRequest", "Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection."),
            (customer.Code, customer.Message));
        var kms = await s3.SendAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"));
        Assert.Equal(
            ("InvalidArgument", "Requests specifying Server Side Encryption with AWS KMS managed keys must be made over a secure connection."),
            (kms.Code, kms.Message));
    }

    private static string[] Trio(string? algorithm, string? key, string? md5) =>
    [
        .. new[] { (EncryptionBench.CustomerAlgorithm, algorithm), (EncryptionBench.CustomerKey, key), (EncryptionBench.CustomerKeyMd5, md5) }
            .Where(header => header.Item2 is not null).Select(header => $"{header.Item1}: {header.Item2}"),
    ];

    private static (string Name, string Value) Split(string header)
    {
        var colon = header.IndexOf(": ", StringComparison.Ordinal);
        return (header[..colon], header[(colon + 2)..]);
    }
}
