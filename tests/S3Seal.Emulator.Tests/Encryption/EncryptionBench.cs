using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>An emulator with one bucket that lets customer keys in, one KMS key, and short words for signed raw requests.</summary>
public sealed class EncryptionBench : IAsyncDisposable
{
    public const string Bucket = "sealed-bucket";
    public const string KeyId = "11111111-2222-4333-8444-555555555555";
    public const string KeyArn = "arn:aws:kms:us-east-1:000000000000:key/" + KeyId;

    public const string Sse = "x-amz-server-side-encryption";
    public const string SseKeyId = Sse + "-aws-kms-key-id";
    public const string SseContext = Sse + "-context";
    public const string SseBucketKey = Sse + "-bucket-key-enabled";
    public const string CustomerAlgorithm = Sse + "-customer-algorithm";
    public const string CustomerKey = Sse + "-customer-key";
    public const string CustomerKeyMd5 = Sse + "-customer-key-MD5";
    public const string CopySource = "x-amz-copy-source";

    private const string Allowing = "<ServerSideEncryptionConfiguration><Rule><BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>";

    private EncryptionBench(Sealed started) => Sealed = started;

    public Sealed Sealed { get; }

    public S3Emulator Emulator => Sealed.Emulator;

    /// <param name="blocked">Leaves the bucket as it was made: closed to customer keys, its default never put.</param>
    /// <param name="configure">Changes the emulator's options.</param>
    public static async Task<EncryptionBench> StartAsync(bool blocked = false, Action<S3EmulatorOptions>? configure = null)
    {
        var bench = new EncryptionBench(await Sealed.StartAsync(options =>
        {
            options.KmsKeys.Add(new S3KmsKey { KeyId = KeyId, Alias = "alias/one" });
            configure?.Invoke(options);
        }));
        await bench.MustAsync("PUT", "");
        if (!blocked)
        {
            await bench.AllowCustomerKeysAsync();
        }

        return bench;
    }

    public Task AllowCustomerKeysAsync() => MustAsync("PUT", "?encryption", Allowing);

    /// <summary>Sends a signed request; the target follows the bucket's name: <c>/key</c>, <c>?query</c>.</summary>
    public Task<RawAnswer> SendAsync(string method, string target, string body = "", params IEnumerable<(string Name, string Value)> headers) =>
        Sealed.SendSignedAsync(Request(method, target, body, headers));

    public RawRequest Request(string method, string target, string body = "", params IEnumerable<(string Name, string Value)> headers)
    {
        var request = Sealed.Request(method, $"/{Bucket}{target}").WithBody(body);
        foreach (var (name, value) in headers)
        {
            request.With(name, value);
        }

        return request;
    }

    /// <summary>The same for what must succeed.</summary>
    public async Task<RawAnswer> MustAsync(string method, string target, string body = "", params IEnumerable<(string Name, string Value)> headers)
    {
        var answer = await SendAsync(method, target, body, headers);
        Assert.True(answer.Status is >= 200 and < 300, $"{method} {target}: {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>Puts the bucket's default.</summary>
    public Task DefaultAsync(string algorithm, string? keyId = null, bool bucketKey = false) => MustAsync(
        "PUT",
        "?encryption",
        $"<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>{algorithm}</SSEAlgorithm>"
        + (keyId is null ? "" : $"<KMSMasterKeyID>{keyId}</KMSMasterKeyID>")
        + $"</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>{(bucketKey ? "true" : "false")}</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>");

    /// <summary>Uploads in parts and gives the answers to create, every part and complete.</summary>
    public async Task<(RawAnswer Created, IReadOnlyList<RawAnswer> Parts, RawAnswer Completed)> UploadInPartsAsync(
        string key, SealMode mode, params string[] parts)
    {
        var created = await MustAsync("POST", $"/{key}?uploads", "", mode.Headers);
        var id = UploadId(created);
        var answers = new List<RawAnswer>();
        for (var number = 1; number <= parts.Length; number++)
        {
            answers.Add(await MustAsync("PUT", $"/{key}?partNumber={number}&uploadId={id}", parts[number - 1], mode.KeyHeaders));
        }

        return (created, answers, await MustAsync("POST", $"/{key}?uploadId={id}", PartList(answers)));
    }

    public static string UploadId(RawAnswer created) => created.Xml.Elements().Single(element => element.Name.LocalName == "UploadId").Value;

    public static string PartList(IReadOnlyList<RawAnswer> parts) =>
        "<CompleteMultipartUpload>"
        + string.Concat(parts.Select((part, index) => $"<Part><PartNumber>{index + 1}</PartNumber><ETag>{part.Headers["ETag"]}</ETag></Part>"))
        + "</CompleteMultipartUpload>";

    /// <summary>The encryption headers of an answer in order of their names: <c>name: value</c>, with the common prefix cut off.</summary>
    public static string Shown(RawAnswer answer) => string.Join(", ", answer.Headers
        .Where(header => header.Key.StartsWith(Sse, StringComparison.OrdinalIgnoreCase))
        .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .Select(header => $"{header.Key[Sse.Length..]}: {header.Value}"));

    /// <summary>The three headers of a customer key of 32 equal bytes.</summary>
    public static IReadOnlyList<(string Name, string Value)> Customer(byte fill, bool source = false)
    {
        var key = Enumerable.Repeat(fill, 32).ToArray();
        var prefix = source ? "x-amz-copy-source-server-side-encryption-customer-" : Sse + "-customer-";
        return [(prefix + "algorithm", "AES256"), (prefix + "key", Convert.ToBase64String(key)), (prefix + "key-MD5", Md5(key))];
    }

#pragma warning disable CA5351 // the protocol says MD5
    public static string Md5(byte[] bytes) => Convert.ToBase64String(MD5.HashData(bytes));

    public static string HexMd5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public ValueTask DisposeAsync() => Sealed.DisposeAsync();
}

/// <summary>One way to ask for encryption.</summary>
/// <param name="Name">For test names.</param>
/// <param name="Headers">What a request that makes an object sends.</param>
/// <param name="KeyHeaders">What every other request on the object sends.</param>
/// <param name="SourceHeaders">What a copy from it sends.</param>
/// <param name="Shown">The encryption headers of answers, as <see cref="EncryptionBench.Shown"/> prints them.</param>
public sealed record SealMode(
    string Name,
    IReadOnlyList<(string Name, string Value)> Headers,
    IReadOnlyList<(string Name, string Value)> KeyHeaders,
    IReadOnlyList<(string Name, string Value)> SourceHeaders,
    string Shown)
{
    public static IReadOnlyList<SealMode> All { get; } =
    [
        new("s3", [(EncryptionBench.Sse, "AES256")], [], [], ": AES256"),
        new("kms", [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, EncryptionBench.KeyId)], [], [], $": aws:kms, -aws-kms-key-id: {EncryptionBench.KeyArn}"),
        new(
            "kms-bucket-key",
            [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, "alias/one"), (EncryptionBench.SseBucketKey, "true")],
            [],
            [],
            $": aws:kms, -aws-kms-key-id: {EncryptionBench.KeyArn}, -bucket-key-enabled: true"),
        new(
            "dsse",
            [(EncryptionBench.Sse, "aws:kms:dsse"), (EncryptionBench.SseKeyId, EncryptionBench.KeyArn)],
            [],
            [],
            $": aws:kms:dsse, -aws-kms-key-id: {EncryptionBench.KeyArn}"),
        new(
            "customer",
            EncryptionBench.Customer(1),
            EncryptionBench.Customer(1),
            EncryptionBench.Customer(1, source: true),
            $"-customer-algorithm: AES256, -customer-key-MD5: {EncryptionBench.Md5([.. Enumerable.Repeat((byte)1, 32)])}"),
    ];

    public static TheoryData<string> Names => [.. All.Select(mode => mode.Name)];

    public bool IsCustomer => Name == "customer";

    public static SealMode Named(string name) => All.Single(mode => mode.Name == name);
}
