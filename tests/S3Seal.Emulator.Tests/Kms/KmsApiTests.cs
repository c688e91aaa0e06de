using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using S3Seal.Emulator.Tests.Harness;
using Tag = Amazon.KeyManagementService.Model.Tag;

namespace S3Seal.Emulator.Tests.Kms;

/// <summary>The KMS API as AWSSDK.KeyManagementService drives it: every operation, its errors, pages and contexts.</summary>
public sealed class KmsApiTests : IAsyncLifetime
{
    private const string Unknown = "134f2428-cec1-4b25-a1ae-9048164dba47";

    private Sealed _s3 = null!;
    private AmazonKeyManagementServiceClient _kms = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _s3 = await Sealed.StartAsync();
        _kms = _s3.Emulator.CreateKmsClient(configure: config => config.MaxErrorRetry = 0);
    }

    public async ValueTask DisposeAsync()
    {
        _kms.Dispose();
        await _s3.DisposeAsync();
    }

    [Fact]
    public async Task CreateKey_AndDescribe_TellTheSame()
    {
        var created = (await _kms.CreateKeyAsync(new() { Description = "for tests", Tags = [new Tag { TagKey = "a", TagValue = "b" }] }, Now)).KeyMetadata;
        Assert.Equal($"arn:aws:kms:us-east-1:000000000000:key/{created.KeyId}", created.Arn);
        Assert.Equal(
            ("000000000000", "for tests", true, KeyUsageType.ENCRYPT_DECRYPT, KeyState.Enabled, OriginType.AWS_KMS, KeyManagerType.CUSTOMER, KeySpec.SYMMETRIC_DEFAULT, false),
            (created.AWSAccountId, created.Description, created.Enabled, created.KeyUsage, created.KeyState, created.Origin, created.KeyManager, created.KeySpec, created.MultiRegion));
        Assert.Equal(["SYMMETRIC_DEFAULT"], created.EncryptionAlgorithms);
        await _kms.CreateAliasAsync("alias/named", created.KeyId, Now);
        foreach (var name in new[] { created.KeyId, created.Arn, "alias/named", "arn:aws:kms:us-east-1:000000000000:alias/named" })
        {
            var described = (await _kms.DescribeKeyAsync(name, Now)).KeyMetadata;
            Assert.Equal((created.Arn, created.CreationDate), (described.Arn, described.CreationDate));
        }

        await _kms.UpdateKeyDescriptionAsync(created.KeyId, "changed", Now);
        Assert.Equal("changed", (await _kms.DescribeKeyAsync(created.KeyId, Now)).KeyMetadata.Description);
    }

    [Theory]
    [InlineData("fake-key-id", "NotFoundException", "Invalid keyId 'fake-key-id'")]
    [InlineData("134f2428cec14b25a1ae9048164dba47", "NotFoundException", "Invalid keyId '134f2428cec14b25a1ae9048164dba47'")]
    [InlineData("mrk-fake-key-id", "NotFoundException", "Invalid keyId 'mrk-fake-key-id'")]
    [InlineData(Unknown, "NotFoundException", $"Key 'arn:aws:kms:us-east-1:000000000000:key/{Unknown}' does not exist")]
    [InlineData("mrk-d3b95762d3b95762d3b95762d3b95762", "NotFoundException", "Key 'arn:aws:kms:us-east-1:000000000000:key/mrk-d3b95762d3b95762d3b95762d3b95762' does not exist")]
    [InlineData($"arn:aws:kms:eu-west-1:000000000000:key/{Unknown}", "NotFoundException", "Invalid arn eu-west-1")]
    [InlineData("alias/none", "NotFoundException", "Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found.")]
    public async Task DescribeKey_OfNoKey_SaysWhatWasWrongWithTheName(string keyId, string code, string message)
    {
        var refusal = await RefusedAsync(() => _kms.DescribeKeyAsync(keyId, Now));
        Assert.Equal((code, message, 400), (refusal.ErrorCode, refusal.Message, (int)refusal.StatusCode));
    }

    [Fact]
    public async Task Lists_ComeInPages()
    {
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            var key = await _kms.CreateKeyAsync(new(), Now);
            ids.Add(key.KeyMetadata.KeyId);
            await _kms.CreateAliasAsync($"alias/number-{number}", key.KeyMetadata.KeyId, Now);
        }

        var keys = new List<string>();
        var aliases = new List<string>();
        string? marker = null;
        do
        {
            var page = await _kms.ListKeysAsync(new() { Limit = 2, Marker = marker }, Now);
            Assert.True(page.Keys.Count <= 2);
            keys.AddRange(page.Keys.Select(key => key.KeyId));
            Assert.Equal(page.Truncated, page.NextMarker is not null);
            marker = page.NextMarker;
        }
        while (marker is not null);
        do
        {
            var page = await _kms.ListAliasesAsync(new() { Limit = 2, Marker = marker }, Now);
            aliases.AddRange(page.Aliases.Select(alias => alias.AliasName));
            marker = page.NextMarker;
        }
        while (marker is not null);
        Assert.Equal(ids.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"alias/number-{number}"), aliases);
        Assert.Equal("alias/number-3", Assert.Single((await _kms.ListAliasesAsync(new() { KeyId = ids[3] }, Now)).Aliases).AliasName);
        Assert.Equal("InvalidMarkerException", (await RefusedAsync(() => _kms.ListKeysAsync(new() { Marker = "nonsense" }, Now))).ErrorCode);
    }

    [Fact]
    public async Task Aliases_AreMadeMovedAndTakenAway()
    {
        var (first, second) = (await KeyAsync(), await KeyAsync());
        await _kms.CreateAliasAsync("alias/a", first, Now);
        Assert.Equal("AlreadyExistsException", (await RefusedAsync(() => _kms.CreateAliasAsync("alias/a", second, Now))).ErrorCode);
        await _kms.UpdateAliasAsync("alias/a", second, Now);
        Assert.Equal(second, (await _kms.DescribeKeyAsync("alias/a", Now)).KeyMetadata.KeyId);
        await _kms.DeleteAliasAsync("alias/a", Now);
        Assert.Equal("NotFoundException", (await RefusedAsync(() => _kms.DeleteAliasAsync("alias/a", Now))).ErrorCode);
        Assert.Equal("NotFoundException", (await RefusedAsync(() => _kms.UpdateAliasAsync("alias/none", second, Now))).ErrorCode);
        Assert.Equal("NotAuthorizedException", (await RefusedAsync(() => _kms.CreateAliasAsync("alias/aws/mine", first, Now))).ErrorCode);
        Assert.Equal("ValidationException", (await RefusedAsync(() => _kms.CreateAliasAsync("no-prefix", first, Now))).ErrorCode);
    }

    [Fact]
    public async Task EncryptDecrypt_NeedTheSameContext()
    {
        var key = await KeyAsync();
        var context = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };
        using var plaintext = new MemoryStream("secret"u8.ToArray());
        var encrypted = await _kms.EncryptAsync(new() { KeyId = key, Plaintext = plaintext, EncryptionContext = context }, Now);
        Assert.EndsWith(key, encrypted.KeyId, StringComparison.Ordinal);
        Assert.Equal(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, encrypted.EncryptionAlgorithm);
        var decrypted = await _kms.DecryptAsync(new() { CiphertextBlob = encrypted.CiphertextBlob, EncryptionContext = context }, Now);
        Assert.Equal("secret"u8.ToArray(), decrypted.Plaintext.ToArray());
        Assert.Equal(encrypted.KeyId, decrypted.KeyId);

        encrypted.CiphertextBlob.Position = 0;
        Assert.Equal("InvalidCiphertextException", (await RefusedAsync(() => _kms.DecryptAsync(new() { CiphertextBlob = encrypted.CiphertextBlob }, Now))).ErrorCode);
        encrypted.CiphertextBlob.Position = 0;
        var other = await KeyAsync();
        var wrong = await RefusedAsync(() => _kms.DecryptAsync(new() { CiphertextBlob = encrypted.CiphertextBlob, EncryptionContext = context, KeyId = other }, Now));
        Assert.Equal(("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation."), (wrong.ErrorCode, wrong.Message));

        using var large = new MemoryStream(new byte[4097]);
        Assert.Equal(
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
            (await RefusedAsync(() => _kms.EncryptAsync(new() { KeyId = key, Plaintext = large }, Now))).Message);
    }

    [Fact]
    public async Task GenerateDataKey_InItsForms()
    {
        var key = await KeyAsync();
        var pair = await _kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }, Now);
        Assert.Equal(32, pair.Plaintext.Length);
        Assert.Equal(pair.Plaintext.ToArray(), (await _kms.DecryptAsync(new() { CiphertextBlob = pair.CiphertextBlob }, Now)).Plaintext.ToArray());
        Assert.Equal(16, (await _kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_128 }, Now)).Plaintext.Length);
        Assert.Equal(100, (await _kms.GenerateDataKeyAsync(new() { KeyId = key, NumberOfBytes = 100 }, Now)).Plaintext.Length);
        var blind = await _kms.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }, Now);
        Assert.Equal(32, (await _kms.DecryptAsync(new() { CiphertextBlob = blind.CiphertextBlob }, Now)).Plaintext.Length);
        Assert.Equal("Please specify either number of bytes or key spec.", (await RefusedAsync(() => _kms.GenerateDataKeyAsync(new() { KeyId = key }, Now))).Message);
        Assert.Equal("DryRunOperationException", (await RefusedAsync(() => _kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256, DryRun = true }, Now))).ErrorCode);
        Assert.Equal(12, (await _kms.GenerateRandomAsync(12, Now)).Plaintext.Length);
        Assert.Equal(
            "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
            (await RefusedAsync(() => _kms.GenerateRandomAsync(1025, Now))).Message);
        Assert.Equal("NumberOfBytes is required.", (await RefusedAsync(() => _kms.GenerateRandomAsync(new GenerateRandomRequest(), Now))).Message);
    }

    [Fact]
    public async Task ReEncrypt_MovesABlobToAnotherKeyAndContext()
    {
        var (from, to) = (await KeyAsync(), await KeyAsync());
        using var plaintext = new MemoryStream("secret"u8.ToArray());
        var old = await _kms.EncryptAsync(new() { KeyId = from, Plaintext = plaintext, EncryptionContext = new() { ["a"] = "1" } }, Now);
        var moved = await _kms.ReEncryptAsync(
            new()
            {
                CiphertextBlob = old.CiphertextBlob,
                SourceEncryptionContext = new() { ["a"] = "1" },
                DestinationKeyId = to,
                DestinationEncryptionContext = new() { ["b"] = "2" },
            },
            Now);
        Assert.EndsWith(from, moved.SourceKeyId, StringComparison.Ordinal);
        Assert.EndsWith(to, moved.KeyId, StringComparison.Ordinal);
        var opened = await _kms.DecryptAsync(new() { CiphertextBlob = moved.CiphertextBlob, EncryptionContext = new() { ["b"] = "2" } }, Now);
        Assert.Equal("secret"u8.ToArray(), opened.Plaintext.ToArray());
    }

    [Fact]
    public async Task States_DecideWhatAKeyMayDo()
    {
        var key = await KeyAsync();
        var arn = $"arn:aws:kms:us-east-1:000000000000:key/{key}";
        await _kms.DisableKeyAsync(key, Now);
        await ExpectAsync("DisabledException", $"{arn} is disabled.");
        await _kms.EnableKeyAsync(key, Now);
        var scheduled = await _kms.ScheduleKeyDeletionAsync(key, 7, Now);
        Assert.Equal((arn, KeyState.PendingDeletion, 7), (scheduled.KeyId, scheduled.KeyState, scheduled.PendingWindowInDays));
        await ExpectAsync("KMSInvalidStateException", $"{arn} is pending deletion.");
        Assert.NotNull((await _kms.DescribeKeyAsync(key, Now)).KeyMetadata.DeletionDate);
        Assert.Equal("KMSInvalidStateException", (await RefusedAsync(() => _kms.EnableKeyAsync(key, Now))).ErrorCode);
        Assert.Equal(arn, (await _kms.CancelKeyDeletionAsync(key, Now)).KeyId);
        Assert.Equal(KeyState.Disabled, (await _kms.DescribeKeyAsync(key, Now)).KeyMetadata.KeyState);
        Assert.Equal("KMSInvalidStateException", (await RefusedAsync(() => _kms.CancelKeyDeletionAsync(key, Now))).ErrorCode);
        Assert.Equal(
            "1 validation error detected: Value '6' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value greater than or equal to 7",
            (await RefusedAsync(() => _kms.ScheduleKeyDeletionAsync(key, 6, Now))).Message);

        async Task ExpectAsync(string code, string message)
        {
            var refusal = await RefusedAsync(() => _kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }, Now));
            Assert.Equal((code, message), (refusal.ErrorCode, refusal.Message));
        }
    }

    [Fact]
    public async Task Rotation_ByCommandAndBySchedule()
    {
        var key = await KeyAsync();
        var status = await _kms.GetKeyRotationStatusAsync(key, Now);
        Assert.Equal((key, false), (status.KeyId, status.KeyRotationEnabled));
        await _kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key, RotationPeriodInDays = 90 }, Now);
        status = await _kms.GetKeyRotationStatusAsync(key, Now);
        Assert.Equal((true, 90), (status.KeyRotationEnabled, status.RotationPeriodInDays));
        Assert.Equal(key, (await _kms.RotateKeyOnDemandAsync(new() { KeyId = key }, Now)).KeyId);
        _s3.Clock.Advance(TimeSpan.FromMinutes(2));
        await _kms.RotateKeyOnDemandAsync(new() { KeyId = key }, Now);
        var page = await _kms.ListKeyRotationsAsync(new() { KeyId = key, Limit = 1 }, Now);
        Assert.True(page.Truncated);
        var next = await _kms.ListKeyRotationsAsync(new() { KeyId = key, Marker = page.NextMarker }, Now);
        Assert.All(page.Rotations.Concat(next.Rotations), rotation => Assert.Equal((key, RotationType.ON_DEMAND), (rotation.KeyId, rotation.RotationType)));
        Assert.Single(next.Rotations);
        await _kms.DisableKeyRotationAsync(key, Now);
        Assert.False((await _kms.GetKeyRotationStatusAsync(key, Now)).KeyRotationEnabled);
        Assert.Equal(
            "1 validation error detected: Value '89' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value greater than or equal to 90",
            (await RefusedAsync(() => RotateEveryAsync(key, 89))).Message);
        var rsa = await _kms.CreateKeyAsync(new() { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT }, Now);
        Assert.Equal("UnsupportedOperationException", (await RefusedAsync(() => _kms.RotateKeyOnDemandAsync(new() { KeyId = rsa.KeyMetadata.KeyId }, Now))).ErrorCode);
    }

    [Fact]
    public async Task Policies_AreOnePerKey()
    {
        var key = await KeyAsync();
        var policy = await _kms.GetKeyPolicyAsync(key, "default", Now);
        Assert.Contains("arn:aws:iam::000000000000:root", policy.Policy, StringComparison.Ordinal);
        Assert.Equal("default", policy.PolicyName);
        Assert.Equal(["default"], (await _kms.ListKeyPoliciesAsync(new() { KeyId = key }, Now)).PolicyNames);
        const string Changed = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*"}]}""";
        await _kms.PutKeyPolicyAsync(key, Changed, "default", Now);
        Assert.Equal(Changed, (await _kms.GetKeyPolicyAsync(key, "default", Now)).Policy);
        Assert.Equal("MalformedPolicyDocumentException", (await RefusedAsync(() => _kms.PutKeyPolicyAsync(key, "no policy", "default", Now))).ErrorCode);
        Assert.Equal("NotFoundException", (await RefusedAsync(() => _kms.GetKeyPolicyAsync(key, "other", Now))).ErrorCode);
    }

    [Fact]
    public async Task Grants_LetAnotherPrincipalIn_AndAreTakenBack()
    {
        var key = await KeyAsync();
        var friend = _s3.Emulator.AddIdentity(new S3Identity { AccessKeyId = "friend", SecretAccessKey = "secret", Account = "999999999999", Arn = "arn:aws:iam::999999999999:user/friend" });
        using var client = _s3.Emulator.CreateKmsClient(friend);
        var arn = $"arn:aws:kms:us-east-1:000000000000:key/{key}";
        var use = new GenerateDataKeyRequest { KeyId = arn, KeySpec = DataKeySpec.AES_256, EncryptionContext = new() { ["team"] = "blue", ["more"] = "x" } };
        Assert.Equal("AccessDeniedException", (await RefusedAsync(() => client.GenerateDataKeyAsync(use, Now))).ErrorCode);
        var grant = await _kms.CreateGrantAsync(
            new()
            {
                KeyId = key,
                GranteePrincipal = friend.Arn,
                RetiringPrincipal = friend.Arn,
                Name = "for-blue",
                Operations = ["GenerateDataKey", "RetireGrant"],
                Constraints = new() { EncryptionContextSubset = new() { ["team"] = "blue" } },
            },
            Now);
        await client.GenerateDataKeyAsync(use, Now);
        use.EncryptionContext["team"] = "red";
        Assert.Equal("AccessDeniedException", (await RefusedAsync(() => client.GenerateDataKeyAsync(use, Now))).ErrorCode);

        var listed = Assert.Single((await _kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Now)).Grants);
        Assert.Equal((grant.GrantId, "for-blue", friend.Arn, arn), (listed.GrantId, listed.Name, listed.GranteePrincipal, listed.KeyId));
        Assert.Equal(grant.GrantId, Assert.Single((await _kms.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = friend.Arn }, Now)).Grants).GrantId);
        await client.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken }, Now);
        Assert.Empty((await _kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Now)).Grants ?? []);

        grant = await _kms.CreateGrantAsync(new() { KeyId = key, GranteePrincipal = friend.Arn, Operations = ["Decrypt"] }, Now);
        await _kms.RevokeGrantAsync(new() { KeyId = key, GrantId = grant.GrantId }, Now);
        Assert.Equal("NotFoundException", (await RefusedAsync(() => _kms.RevokeGrantAsync(new() { KeyId = key, GrantId = grant.GrantId }, Now))).ErrorCode);
    }

    [Fact]
    public async Task Tags_AreAddedReplacedAndRemoved()
    {
        var key = await KeyAsync();
        await _kms.TagResourceAsync(new() { KeyId = key, Tags = [new Tag { TagKey = "a", TagValue = "1" }, new Tag { TagKey = "b", TagValue = "2" }] }, Now);
        await _kms.TagResourceAsync(new() { KeyId = key, Tags = [new Tag { TagKey = "a", TagValue = "3" }] }, Now);
        await _kms.UntagResourceAsync(new() { KeyId = key, TagKeys = ["b"] }, Now);
        var tag = Assert.Single((await _kms.ListResourceTagsAsync(new() { KeyId = key }, Now)).Tags);
        Assert.Equal(("a", "3"), (tag.TagKey, tag.TagValue));
        Assert.Equal("TagException", (await RefusedAsync(() => _kms.TagResourceAsync(new() { KeyId = key, Tags = [new Tag { TagKey = "aws:x", TagValue = "1" }] }, Now))).ErrorCode);
    }

    [Theory]
    [InlineData("HMAC_256", null, "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")]
    [InlineData("HMAC_256", "ENCRYPT_DECRYPT", "KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec HMAC_256")]
    public async Task CreateKey_OfAnImpossibleKind_IsRefused(string spec, string? usage, string message)
    {
        var refusal = await RefusedAsync(() => _kms.CreateKeyAsync(new() { KeySpec = spec, KeyUsage = usage }, Now));
        Assert.Equal(("ValidationException", message), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task AsymmetricKeys_Exist_AndRefuseToEncryptByName()
    {
        var sign = (await _kms.CreateKeyAsync(new() { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY }, Now)).KeyMetadata;
        Assert.Equal(["ECDSA_SHA_256"], sign.SigningAlgorithms);
        using var plaintext = new MemoryStream([1]);
        var refusal = await RefusedAsync(() => _kms.EncryptAsync(new() { KeyId = sign.KeyId, Plaintext = plaintext }, Now));
        Assert.Equal(("InvalidKeyUsageException", $"{sign.Arn} key usage is SIGN_VERIFY which is not valid for Encrypt."), (refusal.ErrorCode, refusal.Message));
        Assert.Equal("UnsupportedOperationException", (await RefusedAsync(() => _kms.GetPublicKeyAsync(new() { KeyId = sign.KeyId }, Now))).ErrorCode);
    }

    [Fact]
    public async Task TheManagedKey_CannotBeChanged()
    {
        var managed = (await _kms.DescribeKeyAsync("alias/aws/s3", Now)).KeyMetadata;
        Assert.Equal(
            (KeyManagerType.AWS, KeyState.Enabled, "Default key that protects my S3 objects when no other key is defined"),
            (managed.KeyManager, managed.KeyState, managed.Description));
        Assert.Equal("AccessDeniedException", (await RefusedAsync(() => _kms.DisableKeyAsync(managed.KeyId, Now))).ErrorCode);
        Assert.Equal("AccessDeniedException", (await RefusedAsync(() => _kms.ScheduleKeyDeletionAsync(managed.KeyId, 7, Now))).ErrorCode);
    }

    [Fact]
    public async Task ABadSignature_OrNone_IsRefusedInKmsWords()
    {
        using var stranger = _s3.Emulator.CreateKmsClient(new S3Identity { AccessKeyId = "nobody", SecretAccessKey = "x" });
        Assert.Equal("UnrecognizedClientException", (await RefusedAsync(() => stranger.ListKeysAsync(new(), Now))).ErrorCode);
        using var forger = _s3.Emulator.CreateKmsClient(new S3Identity { AccessKeyId = "test", SecretAccessKey = "wrong" });
        Assert.Equal("InvalidSignatureException", (await RefusedAsync(() => forger.ListKeysAsync(new(), Now))).ErrorCode);
        var bare = await _s3.SendAsync(_s3.Request("POST", "/").With("X-Amz-Target", "TrentService.ListKeys").With("Content-Type", "application/x-amz-json-1.1").WithBody("{}"));
        Assert.Equal(400, bare.Status);
        Assert.Contains("MissingAuthenticationTokenException", bare.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TrentService.NoSuchAction", "{}", "UnknownOperationException")]
    [InlineData("TrentService.Sign", "{}", "UnsupportedOperationException")]
    [InlineData("TrentService.DescribeKey", "{", "SerializationException")]
    [InlineData("TrentService.DescribeKey", "[]", "SerializationException")]
    [InlineData("TrentService.DescribeKey", "{}", "ValidationException")]
    [InlineData("TrentService.DescribeKey", """{"KeyId":5}""", "SerializationException")]
    public async Task ARequestThatIsNone_IsRefusedByItsKind(string target, string body, string code)
    {
        var request = _s3.Request("POST", "/").With("X-Amz-Target", target).With("Content-Type", "application/x-amz-json-1.1").WithBody(body);
        var answer = await _s3.SendAsync((_s3.Signer with { Service = "kms" }).Sign(request));
        Assert.Equal(400, answer.Status);
        Assert.Contains($"\"__type\":\"{code}\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal("application/x-amz-json-1.1", answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Headers["x-amzn-RequestId"]);
    }

    private static async Task<AmazonServiceException> RefusedAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<AmazonServiceException>(call);

    private Task RotateEveryAsync(string key, int days) =>
        _kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key, RotationPeriodInDays = days }, Now);

    private async Task<string> KeyAsync() => (await _kms.CreateKeyAsync(new(), Now)).KeyMetadata.KeyId;
}
