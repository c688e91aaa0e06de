using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>Encryption in POST forms and in presigned URLs: the fields and signed headers are the request's headers.</summary>
public sealed class FormAndPresignTests
{
    private const string Bucket = EncryptionBench.Bucket;

    public static TheoryData<string> Modes => SealMode.Names;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task AForm_WithTheModesFields_SealsLikeAPut(string name)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(name);
        var answer = await PostAsync(s3, mode.Headers);
        Assert.Equal((204, mode.Shown), (answer.Status, EncryptionBench.Shown(answer)));
        Assert.Equal(name == "s3", answer.Headers["ETag"] == $"\"{EncryptionBench.HexMd5("hello")}\"");
        Assert.Equal("hello", (await s3.MustAsync("GET", "/k", "", mode.KeyHeaders)).Text);
    }

    [Fact]
    public async Task AForm_WithoutFields_TakesTheBucketsDefault()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", EncryptionBench.KeyId);
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(await PostAsync(s3, [])));
    }

    [Fact]
    public async Task AForm_IntoABucketThatBlocksCustomerKeys_IsRefused()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        var answer = await PostAsync(s3, EncryptionBench.Customer(1));
        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
        Assert.Equal(404, (await s3.SendAsync("GET", "/k")).Status);
    }

    [Fact]
    public async Task APresignedPut_SealsAsItsSignedHeadersSay()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var signed = Presign(s3, (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, EncryptionBench.KeyId));
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(await s3.Sealed.SendAsync(signed)));

        // Another value than the signed one, or none, breaks the signature.
        Assert.Equal((403, "SignatureDoesNotMatch"), Of(await s3.Sealed.SendAsync(Presign(s3, (EncryptionBench.Sse, "aws:kms")).With(EncryptionBench.Sse, "AES256"))));
        var without = Presign(s3, (EncryptionBench.Sse, "aws:kms"));
        without.Headers.RemoveAll(header => header.Name == EncryptionBench.Sse);
        Assert.Equal((403, "SignatureDoesNotMatch"), Of(await s3.Sealed.SendAsync(without)));

        // A header that nobody signed is refused by name.
        var unsigned = await s3.Sealed.SendAsync(Presign(s3).With(EncryptionBench.Sse, "aws:kms"));
        Assert.Equal((403, "AccessDenied", "There were headers present in the request which were not signed", EncryptionBench.Sse), (unsigned.Status, unsigned.Code, unsigned.Message, unsigned.Field("HeadersNotSigned")));
    }

    [Fact]
    public async Task APresignedPut_WithTheHeaderHoistedIntoItsQuery_IsSealedByIt()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var request = s3.Request("PUT", $"/k?{EncryptionBench.Sse}=aws%3Akms", "hello");
        s3.Sealed.Signer.Presign(request);
        var answer = await s3.Sealed.SendAsync(request);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith(": aws:kms", EncryptionBench.Shown(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APresignedGet_OfACustomerObject_NeedsTheHeadersBeside()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "hello", EncryptionBench.Customer(1));
        Assert.Equal("hello", (await s3.Sealed.SendAsync(s3.Sealed.Signer.Presign(s3.Request("GET", "/k", "", EncryptionBench.Customer(1))))).Text);
        Assert.Equal((400, "InvalidRequest"), Of(await s3.Sealed.SendAsync(s3.Sealed.Signer.Presign(s3.Request("GET", "/k")))));
    }

    private static RawRequest Presign(EncryptionBench s3, params (string, string)[] headers) =>
        s3.Sealed.Signer.Presign(s3.Request("PUT", "/k", "hello", headers));

    private static Task<RawAnswer> PostAsync(EncryptionBench s3, IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = new FormUpload(s3.Sealed.Signer)
        {
            Conditions = $"{{\"bucket\":\"{Bucket}\"}},[\"starts-with\",\"$key\",\"\"]" + string.Concat(fields.Select(field => $",[\"starts-with\",\"${field.Name}\",\"\"]")),
        }.Field("key", "k");
        foreach (var (name, value) in fields)
        {
            form.Field(name, value);
        }

        return s3.Sealed.SendAsync(form.Sign().File("f", "hello").To(s3.Sealed.Request("POST", "/" + Bucket)));
    }

    private static (int, string?) Of(RawAnswer answer) => (answer.Status, answer.Code);
}
