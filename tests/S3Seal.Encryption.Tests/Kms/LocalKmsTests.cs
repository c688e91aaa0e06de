namespace S3Seal.Encryption.Tests.Kms;

public sealed class LocalKmsTests : IDisposable
{
    private static readonly KmsRequester Owner = EngineUnderTest.Owner;
    private static readonly KmsCaller Caller = new(Owner);
    private static readonly EncryptionContext Context = new([new("a", "1"), new("b", "2")]);

    private readonly EngineUnderTest _engine = new();

    private LocalKms Kms => _engine.Kms;

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Resolve_OfNothing_MakesTheManagedKeyOnce()
    {
        var arn = Kms.Resolve(null, Owner);
        Assert.Equal(arn, Kms.Resolve("alias/aws/s3", Owner));
        Assert.Equal(arn, Kms.Resolve($"arn:aws:kms:us-east-1:{Owner.Account}:alias/aws/s3", Owner));
        var key = Kms.Find(arn, Owner);
        Assert.True(key.IsManagedByAws);
        Assert.Equal("Default key that protects my S3 objects when no other key is defined", key.Description);
        Assert.NotEqual(arn, Kms.Resolve(null, new KmsRequester("999999999999", null)));
    }

    [Theory]
    [InlineData("fake-key-id", "NotFoundException", "Invalid keyId 'fake-key-id'")]
    [InlineData("aws/s3", "NotFoundException", "Invalid keyId 'aws/s3'")]
    [InlineData("134f2428-cec1-4b25-a1ae-9048164dba47", "NotFoundException", "Key 'arn:aws:kms:us-east-1:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47' does not exist")]
    [InlineData("arn:aws:kms:us-east-1:444455556666:key/134f2428-cec1-4b25-a1ae-9048164dba47", "NotFoundException", "Key 'arn:aws:kms:us-east-1:444455556666:key/134f2428-cec1-4b25-a1ae-9048164dba47' does not exist")]
    [InlineData("arn:aws:kms:us-west-2:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47", "NotFoundException", "Invalid arn us-west-2")]
    [InlineData("alias/none", "NotFoundException", "Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.")]
    public void Resolve_OfAKeyThatIsNotThere_SaysSoInKmsWords(string keyId, string code, string message)
    {
        var refusal = Assert.Throws<KmsException>(() => Kms.Resolve(keyId, Owner));
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Resolve_OfAKeyThatCannotBeUsed_SaysWhy()
    {
        var key = Kms.CreateKey(Owner.Account);
        Kms.DisableKey(key.KeyId, Owner);
        Assert.Equal($"{key.Arn} is disabled.", Assert.Throws<KmsException>(() => Kms.Resolve(key.KeyId, Owner)).Message);
        Kms.ScheduleKeyDeletion(key.KeyId, 7, Owner);
        var pending = Assert.Throws<KmsException>(() => Kms.Resolve(key.KeyId, Owner));
        Assert.Equal(("KMSInvalidStateException", $"{key.Arn} is pending deletion."), (pending.Code, pending.Message));
        _engine.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal($"Key '{key.Arn}' does not exist", Assert.Throws<KmsException>(() => Kms.Resolve(key.KeyId, Owner)).Message);
    }

    [Fact]
    public void CancelKeyDeletion_BeforeItsDate_BringsTheKeyBackDisabled()
    {
        var key = Kms.CreateKey(Owner.Account);
        Kms.ScheduleKeyDeletion(key.KeyId, 7, Owner);
        Kms.CancelKeyDeletion(key.KeyId, Owner);
        Assert.Equal(KmsKeyState.Disabled, key.State);
        _engine.Clock.Advance(TimeSpan.FromDays(30));
        Kms.EnableKey(key.KeyId, Owner);
        Assert.Equal(key.Arn, Kms.Resolve(key.KeyId, Owner));
    }

    [Fact]
    public void Decrypt_WithTheSamePairsInAnotherOrder_OpensTheBlob()
    {
        var key = Kms.CreateKey(Owner.Account);
        var encrypted = Kms.Encrypt(key.KeyId, [1, 2, 3], Context, Caller);
        var opened = Kms.Decrypt(encrypted.Ciphertext, new EncryptionContext([new("b", "2"), new("a", "1")]), null, Caller);
        Assert.Equal([1, 2, 3], opened.Plaintext);
        Assert.Equal(key.Arn, opened.KeyArn);
    }

    [Fact]
    public void Decrypt_AfterAnyBitFlip_IsRefused()
    {
        var key = Kms.CreateKey(Owner.Account);
        var blob = Kms.Encrypt(key.KeyId, [1, 2, 3], Context, Caller).Ciphertext;
        for (var bit = 0; bit < blob.Length * 8; bit++)
        {
            blob[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("InvalidCiphertextException", Assert.Throws<KmsException>(() => Kms.Decrypt(blob, Context, null, Caller)).Code);
            blob[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Decrypt_WithAnotherContextOrKey_IsRefused()
    {
        var key = Kms.CreateKey(Owner.Account);
        var other = Kms.CreateKey(Owner.Account);
        var blob = Kms.Encrypt(key.KeyId, [1], Context, Caller).Ciphertext;
        Assert.Equal("InvalidCiphertextException", Code(() => Kms.Decrypt(blob, EncryptionContext.Empty, null, Caller)));
        Assert.Equal("InvalidCiphertextException", Code(() => Kms.Decrypt(blob, Context.With("a", "2"), null, Caller)));
        Assert.Equal("IncorrectKeyException", Code(() => Kms.Decrypt(blob, Context, other.KeyId, Caller)));
    }

    [Fact]
    public void RotateKeyOnDemand_KeepsOldBlobsReadable()
    {
        var key = Kms.CreateKey(Owner.Account);
        var before = Kms.Encrypt(key.KeyId, [1], Context, Caller);
        Kms.RotateKeyOnDemand(key.KeyId, Owner);
        var after = Kms.Encrypt(key.KeyId, [1], Context, Caller);
        Assert.NotEqual(before.KeyMaterialId, after.KeyMaterialId);
        Assert.Equal(before.KeyMaterialId, Kms.Decrypt(before.Ciphertext, Context, null, Caller).KeyMaterialId);
        Assert.Equal(after.KeyMaterialId, Kms.Decrypt(after.Ciphertext, Context, null, Caller).KeyMaterialId);
        for (var time = 1; time < LocalKms.OnDemandLimit; time++)
        {
            Kms.RotateKeyOnDemand(key.KeyId, Owner);
        }

        Assert.Equal("LimitExceededException", Code(() => Kms.RotateKeyOnDemand(key.KeyId, Owner)));
    }

    [Fact]
    public void EnableKeyRotation_AsTheClockMoves_AddsGenerations()
    {
        var key = Kms.CreateKey(Owner.Account);
        Kms.EnableKeyRotation(key.KeyId, 90, Owner);
        _engine.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(2, Kms.Find(key.KeyId, Owner).Rotations.Count);
        Assert.Equal(_engine.Clock.GetUtcNow().AddDays(70), key.NextRotation);
        Kms.DisableKeyRotation(key.KeyId, Owner);
        _engine.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(2, Kms.Find(key.KeyId, Owner).Rotations.Count);
    }

    [Fact]
    public void BucketKey_ForManyObjects_AsksKmsOnce()
    {
        var arn = Kms.CreateKey(Owner.Account).Arn;
        var protection = new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, BucketKeyEnabled = true };
        Kms.Journal.Clear();
        var objects = Enumerable.Range(0, 20).Select(_ => _engine.Seal(protection, "x"u8)).ToList();
        foreach (var (envelope, ciphertext) in objects)
        {
            _engine.Open(envelope, ciphertext, 1);
        }

        var call = Assert.Single(Kms.Journal.Calls);
        Assert.Equal("GenerateDataKey", call.Operation);
        Assert.Equal("arn:aws:s3:::bucket", call.EncryptionContext["aws:s3:arn"]);

        _engine.Clock.Advance(TimeSpan.FromMinutes(5));
        _engine.Open(objects[0].Envelope, objects[0].Ciphertext, 1);
        Assert.Equal(["GenerateDataKey", "Decrypt"], Kms.Journal.Calls.Select(one => one.Operation));
    }

    [Fact]
    public void BucketKey_OfADisabledKey_NeitherSealsNorOpens()
    {
        var arn = Kms.CreateKey(Owner.Account).Arn;
        var protection = new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, BucketKeyEnabled = true };
        var (envelope, ciphertext) = _engine.Seal(protection, "x"u8);
        Kms.DisableKey(arn, Owner);
        Assert.Equal("DisabledException", Code(() => _engine.Seal(protection, "x"u8)));
        Assert.Equal("DisabledException", Code(() => _engine.Open(envelope, ciphertext, 1)));
        Kms.EnableKey(arn, Owner);
        Assert.Equal("x"u8.ToArray(), _engine.Open(envelope, ciphertext, 1));
    }

    [Fact]
    public void Journal_WithoutABucketKey_ShowsACallForEveryUse()
    {
        var arn = Kms.CreateKey(Owner.Account).Arn;
        var protection = new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, EncryptionContext = new EncryptionContext([new("team", "blue")]) };
        Kms.Journal.Clear();
        var (envelope, ciphertext) = _engine.Seal(protection, "x"u8);
        _engine.Open(envelope, ciphertext, 1);
        _engine.Open(envelope, ciphertext, 1);
        Assert.Equal(["GenerateDataKey", "Decrypt", "Decrypt"], Kms.Journal.Calls.Select(call => call.Operation));
        Assert.All(Kms.Journal.Calls, call =>
        {
            Assert.True(call.ThroughS3);
            Assert.Equal("blue", call.EncryptionContext["team"]);
            Assert.Equal("arn:aws:s3:::bucket/a/key", call.EncryptionContext["aws:s3:arn"]);
        });
    }

    [Fact]
    public void Use_OfAnotherAccountsKey_NeedsAGrant()
    {
        var key = Kms.CreateKey("444455556666");
        Assert.Equal("AccessDeniedException", Code(() => Kms.Encrypt(key.Arn, [1], Context, Caller)));
        Kms.CreateGrant(
            key.Arn,
            new KmsGrant
            {
                GrantId = "",
                GrantToken = "",
                IssuingAccount = "",
                Created = default,
                GranteePrincipal = "arn:aws:iam::111122223333:root",
                Operations = ["Encrypt"],
                ContextSubset = new EncryptionContext([new("a", "1")]),
            },
            new KmsRequester("444455556666", null));
        Assert.NotNull(Kms.Encrypt(key.Arn, [1], Context, Caller));
        Assert.Equal("AccessDeniedException", Code(() => Kms.Encrypt(key.Arn, [1], EncryptionContext.Empty, Caller)));
    }

    private static string Code(Action action) => Assert.Throws<KmsException>(action).Code;
}
