using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>KMS keys as S3's clients meet them: names, states, other accounts, bucket keys and contexts.</summary>
public sealed class KmsKeyTests
{
    private const string Unknown = "134f2428-cec1-4b25-a1ae-9048164dba47";

    public static TheoryData<string, string, string> BadNames => new()
    {
        { "fake-key-id", "KMS.NotFoundException", "Invalid keyId 'fake-key-id'" },
        { "aws/s3", "KMS.NotFoundException", "Invalid keyId 'aws/s3'" },
        { Unknown, "KMS.NotFoundException", $"Key 'arn:aws:kms:us-east-1:000000000000:key/{Unknown}' does not exist" },
        { $"arn:aws:kms:us-east-1:000000000000:key/{Unknown}", "KMS.NotFoundException", $"Key 'arn:aws:kms:us-east-1:000000000000:key/{Unknown}' does not exist" },
        { $"arn:aws:kms:us-west-2:000000000000:key/{EncryptionBench.KeyId}", "KMS.NotFoundException", "Invalid arn us-west-2" },
        { "alias/none", "KMS.NotFoundException", "Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found." },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task AKeyThatIsNotThere_FailsAtOnce(string keyId, string code, string message)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/source", "x");
        (string, string)[] headers = [(EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, keyId)];
        foreach (var answer in new[]
        {
            await s3.SendAsync("PUT", "/k", "x", headers),
            await s3.SendAsync("POST", "/k?uploads", "", headers),
            await s3.SendAsync("PUT", "/k", "", [.. headers, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/source")]),
        })
        {
            Assert.Equal((400, code, message), (answer.Status, answer.Code, answer.Message));
        }

        Assert.Equal(404, (await s3.SendAsync("GET", "/k")).Status);
    }

    [Theory]
    [InlineData(EncryptionBench.KeyId)]
    [InlineData(EncryptionBench.KeyArn)]
    [InlineData("alias/one")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:alias/one")]
    public async Task EveryFormOfAName_IsAnsweredWithTheArn(string keyId)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var put = await s3.MustAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, keyId));
        Assert.Equal(EncryptionBench.KeyArn, put.Headers[EncryptionBench.SseKeyId]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADisabledOrDyingKey_NeitherWritesNorReads_UntilItIsBack(bool bucketKey)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var mode = SealMode.Named(bucketKey ? "kms-bucket-key" : "kms");
        await s3.MustAsync("PUT", "/k", "x", mode.Headers);
        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/m?uploads", "", mode.Headers));
        s3.Emulator.Kms.Disable(EncryptionBench.KeyId);
        await ExpectAsync("KMS.DisabledException", $"{EncryptionBench.KeyArn} is disabled.");
        s3.Emulator.Kms.ScheduleDeletion(EncryptionBench.KeyId, 7);
        await ExpectAsync("KMS.KMSInvalidStateException", $"{EncryptionBench.KeyArn} is pending deletion.");
        s3.Emulator.Kms.CancelDeletion(EncryptionBench.KeyId);
        await ExpectAsync("KMS.DisabledException", $"{EncryptionBench.KeyArn} is disabled.");
        s3.Emulator.Kms.Enable(EncryptionBench.KeyId);
        Assert.Equal("x", (await s3.MustAsync("GET", "/k")).Text);

        s3.Emulator.Kms.ScheduleDeletion(EncryptionBench.KeyId, 7);
        s3.Sealed.Clock.Advance(TimeSpan.FromDays(8));
        var gone = await s3.SendAsync("GET", "/k");
        Assert.Equal(("KMS.NotFoundException", $"Key '{EncryptionBench.KeyArn}' does not exist"), (gone.Code, gone.Message));

        async Task ExpectAsync(string code, string message)
        {
            foreach (var answer in new[]
            {
                await s3.SendAsync("PUT", "/new", "x", mode.Headers),
                await s3.SendAsync("POST", "/new?uploads", "", mode.Headers),
                await s3.SendAsync("PUT", $"/m?partNumber=1&uploadId={upload}", "x"),
                await s3.SendAsync("GET", "/k"),
                await s3.SendAsync("GET", "/k", "", ("Range", "bytes=0-0")),
                await s3.SendAsync("PUT", "/copy", "", (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k")),
            })
            {
                Assert.Equal((400, code, message), (answer.Status, answer.Code, answer.Message));
            }

            var head = await s3.SendAsync("HEAD", "/k");
            Assert.Equal((400, 0), (head.Status, head.Body.Length));
        }
    }

    [Fact]
    public async Task AKeyThatDoesNotEncryptSymmetrically_IsRefused()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        using var kms = s3.Emulator.CreateKmsClient();
        var key = await kms.CreateKeyAsync(new() { KeySpec = "RSA_2048", KeyUsage = "ENCRYPT_DECRYPT" }, TestContext.Current.CancellationToken);
        var answer = await s3.SendAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, key.KeyMetadata.KeyId));
        Assert.Equal(400, answer.Status);
        Assert.StartsWith("KMS.", answer.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutABucketKey_EveryUseAsksKms_WithTheObjectsArn()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/a/b", "x", SealMode.Named("kms").Headers);
        await s3.MustAsync("GET", "/a/b");
        await s3.MustAsync("HEAD", "/a/b");
        await s3.MustAsync("PUT", "/c", "", [.. SealMode.Named("kms").Headers, (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/a/b")]);
        Assert.Equal(
            [
                $"GenerateDataKey arn:aws:s3:::{EncryptionBench.Bucket}/a/b", $"Decrypt arn:aws:s3:::{EncryptionBench.Bucket}/a/b",
                $"Decrypt arn:aws:s3:::{EncryptionBench.Bucket}/a/b", $"Decrypt arn:aws:s3:::{EncryptionBench.Bucket}/a/b",
                $"GenerateDataKey arn:aws:s3:::{EncryptionBench.Bucket}/c",
            ],
            s3.Emulator.Kms.Journal.Calls.Select(call => $"{call.Operation} {call.EncryptionContext["aws:s3:arn"]}"));
    }

    [Fact]
    public async Task WithABucketKey_ManyObjectsCostOneCall_WithTheBucketsArn()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        for (var number = 0; number < 10; number++)
        {
            await s3.MustAsync("PUT", $"/{number}", "x", SealMode.Named("kms-bucket-key").Headers);
            await s3.MustAsync("GET", $"/{number}");
        }

        var call = Assert.Single(s3.Emulator.Kms.Journal.Calls);
        Assert.Equal(("GenerateDataKey", $"arn:aws:s3:::{EncryptionBench.Bucket}"), (call.Operation, call.EncryptionContext["aws:s3:arn"]));
        Assert.All(Enumerable.Range(0, 10), number => Assert.True(s3.Emulator.Inspect(EncryptionBench.Bucket, $"{number}")!.BucketKeyEnabled));
    }

    [Fact]
    public async Task AReset_ForgetsBucketKeysToo()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x", SealMode.Named("kms-bucket-key").Headers);
        await s3.Emulator.ResetAsync();
        await s3.MustAsync("PUT", "");
        await s3.MustAsync("PUT", "/k", "again", SealMode.Named("kms-bucket-key").Headers);
        s3.Sealed.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("again", (await s3.MustAsync("GET", "/k")).Text);
    }

    [Fact]
    public async Task RotationOfAKmsKey_ChangesNothingThatAClientSees()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/old", "old", SealMode.Named("kms").Headers);
        var before = s3.Emulator.Inspect(EncryptionBench.Bucket, "old")!;
        s3.Emulator.Kms.Rotate(EncryptionBench.KeyId);
        await s3.MustAsync("PUT", "/new", "new", SealMode.Named("kms").Headers);
        Assert.Equal("old", (await s3.MustAsync("GET", "/old")).Text);
        Assert.Equal("new", (await s3.MustAsync("GET", "/new")).Text);
        var after = s3.Emulator.Inspect(EncryptionBench.Bucket, "new")!;
        Assert.Equal(before.KmsKeyArn, after.KmsKeyArn);
        Assert.NotEqual(before.KeyVersion, after.KeyVersion);
        Assert.Equal(before.Ciphertext(), s3.Emulator.Inspect(EncryptionBench.Bucket, "old")!.Ciphertext());
    }

    [Fact]
    public async Task AUserWithoutKmsPermission_IsDeniedByS3_AndTheKeyPolicyCanChangeThat()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x", SealMode.Named("kms").Headers);
        var user = s3.Emulator.AddIdentity(new S3Identity
        {
            AccessKeyId = "user",
            SecretAccessKey = "secret",
            Arn = "arn:aws:iam::000000000000:user/ann",
            IdentityPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        });
        var denied = await SendAsAsync(s3, user, s3.Request("GET", "/k"));
        Assert.Equal(
            (403, "AccessDenied", $"User: arn:aws:iam::000000000000:user/ann is not authorized to perform: kms:Decrypt on resource: {EncryptionBench.KeyArn} because no identity-based policy allows the kms:Decrypt action"),
            (denied.Status, denied.Code, denied.Message));
        Assert.Equal(403, (await SendAsAsync(s3, user, s3.Request("PUT", "/new", "x", SealMode.Named("kms").Headers))).Status);
        Assert.Equal(200, (await SendAsAsync(s3, user, s3.Request("PUT", "/new", "x"))).Status);

        using var kms = s3.Emulator.CreateKmsClient();
        await kms.PutKeyPolicyAsync(
            EncryptionBench.KeyId,
            $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/ann"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::{{{{EncryptionBench.Bucket}}}}/k"}}}]}""",
            "default",
            TestContext.Current.CancellationToken);
        Assert.Equal("x", (await SendAsAsync(s3, user, s3.Request("GET", "/k"))).Text);
        Assert.Equal(403, (await SendAsAsync(s3, user, s3.Request("PUT", "/new", "x", SealMode.Named("kms").Headers))).Status);
    }

    [Fact]
    public async Task AnotherAccountsKey_NeedsItsArnAndBothSides()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var foreign = s3.Emulator.Kms.CreateKey("foreign", account: "999999999999");
        Assert.Equal("KMS.NotFoundException", (await s3.SendAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, "alias/foreign"))).Code);
        Assert.Equal("AccessDenied", (await s3.SendAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, foreign.Arn))).Code);
        var shared = s3.Emulator.Kms.CreateKey(
            account: "999999999999",
            policy: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["999999999999","000000000000"]},"Action":"kms:*","Resource":"*"}]}""");
        await s3.MustAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"), (EncryptionBench.SseKeyId, shared.Arn));
        Assert.Equal("x", (await s3.MustAsync("GET", "/k")).Text);
    }

    internal static Task<RawAnswer> SendAsAsync(EncryptionBench s3, S3Identity identity, RawRequest request) =>
        s3.Sealed.SendAsync((s3.Sealed.Signer with { AccessKeyId = identity.AccessKeyId, Secret = identity.SecretAccessKey }).Sign(request));
}
