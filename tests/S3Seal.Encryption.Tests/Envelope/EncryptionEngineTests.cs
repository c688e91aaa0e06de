using System.Security.Cryptography;
using CsCheck;

namespace S3Seal.Encryption.Tests.Envelope;

public sealed class EncryptionEngineTests : IDisposable
{
    private readonly EngineUnderTest _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Rotate_AtAnyPoint_ChangesNothingThatAClientSees() =>
        Gen.Int[0, 3].Array[1, 30].Sample(
            steps =>
            {
                using var engine = new EngineUnderTest();
                var sealedObjects = new List<(EncryptionEnvelope Envelope, byte[] Ciphertext, byte[] Plaintext)>();
                foreach (var step in steps)
                {
                    switch (step)
                    {
                        case 0:
                            engine.Engine.RootKeys.Rotate();
                            break;
                        case 1:
                            sealedObjects = [.. sealedObjects.Select(one => one with { Envelope = engine.Engine.Rewrap(one.Envelope, EngineUnderTest.Identity) })];
                            break;
                        default:
                            var plaintext = RandomNumberGenerator.GetBytes(100);
                            var (envelope, ciphertext) = engine.Seal(engine.EveryProtection[sealedObjects.Count % 5], plaintext);
                            sealedObjects.Add((envelope, ciphertext, plaintext));
                            break;
                    }
                }

                return sealedObjects.All(one => engine.Open(one.Envelope, one.Ciphertext, 100).AsSpan().SequenceEqual(one.Plaintext));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void Destroy_AnOldRootKeyVersion_OnlyRewrappedObjectsOpen()
    {
        var (left, leftData) = _engine.Seal(SseProtection.S3, "left"u8);
        var (moved, movedData) = _engine.Seal(SseProtection.S3, "moved"u8);
        Assert.Equal(2, _engine.Engine.RootKeys.Rotate());
        var rewrapped = _engine.Engine.Rewrap(moved, EngineUnderTest.Identity);
        Assert.Equal(2, rewrapped.RootKeyVersion);
        _engine.Engine.RootKeys.Destroy(1);

        Assert.Equal("moved"u8.ToArray(), _engine.Open(rewrapped, movedData, 5));
        var refusal = Assert.Throws<EncryptionException>(() => _engine.Open(left, leftData, 4));
        Assert.Equal(EncryptionFailure.RootKeyVersionGone, refusal.Failure);
    }

    [Fact]
    public void RootKeys_UnderASchedule_RotateWhenTheClockSaysSo()
    {
        using var engine = new EngineUnderTest(rootKeyPeriod: TimeSpan.FromDays(30));
        Assert.Equal(1, engine.Seal(SseProtection.S3, []).Envelope.RootKeyVersion);
        engine.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(1, engine.Seal(SseProtection.S3, []).Envelope.RootKeyVersion);
        engine.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, engine.Seal(SseProtection.S3, []).Envelope.RootKeyVersion);
    }

    [Fact]
    public void Rewrap_OfDsse_LeavesTheKmsLayerAlone()
    {
        var (envelope, ciphertext) = _engine.Seal(_engine.EveryProtection[3], "x"u8);
        var calls = _engine.Kms.Journal.Calls.Count;
        _engine.Engine.RootKeys.Rotate();
        var rewrapped = _engine.Engine.Rewrap(envelope, EngineUnderTest.Identity);
        Assert.Equal(calls, _engine.Kms.Journal.Calls.Count);
        Assert.Equal(envelope.WrappedKey.Bytes.ToArray(), rewrapped.WrappedKey.Bytes.ToArray());
        Assert.NotEqual(envelope.SecondWrappedKey!.Bytes.ToArray(), rewrapped.SecondWrappedKey!.Bytes.ToArray());
        Assert.Equal("x"u8.ToArray(), _engine.Open(rewrapped, ciphertext, 1));
    }

    [Fact]
    public void BeginOpen_WithTheWrongCustomerKey_IsRefused()
    {
        var (envelope, _) = _engine.Seal(_engine.EveryProtection[4], "x"u8);
        using var wrong = new CustomerKey(new byte[32]);
        Assert.Equal(EncryptionFailure.WrongCustomerKey, Failure(() => _engine.Engine.BeginOpen(envelope, EngineUnderTest.Identity, wrong, EngineUnderTest.Owner)));
        Assert.Equal(EncryptionFailure.CustomerKeyRequired, Failure(() => _engine.Engine.BeginOpen(envelope, EngineUnderTest.Identity, null, EngineUnderTest.Owner)));
        Assert.Equal(EncryptionFailure.WrongCustomerKey, Failure(() => _engine.Engine.ResumeSeal(envelope, EngineUnderTest.Identity, wrong, EngineUnderTest.Owner)));
    }

    [Fact]
    public void BeginOpen_WithACustomerKeyThatIsNotWanted_IsRefused()
    {
        foreach (var protection in _engine.EveryProtection.Take(4))
        {
            var (envelope, _) = _engine.Seal(protection, "x"u8);
            Assert.Equal(
                EncryptionFailure.CustomerKeyNotApplicable,
                Failure(() => _engine.Engine.BeginOpen(envelope, EngineUnderTest.Identity, _engine.CustomerKey, EngineUnderTest.Owner)));
        }
    }

    [Fact]
    public void BeginOpen_OfKmsForNobody_IsRefused()
    {
        var (envelope, _) = _engine.Seal(_engine.EveryProtection[1], "x"u8);
        Assert.Equal(EncryptionFailure.RequesterUnknown, Failure(() => _engine.Engine.BeginOpen(envelope, EngineUnderTest.Identity, null, KmsRequester.Anonymous)));
    }

    [Fact]
    public void Reprotect_FromS3ToKms_LeavesTheDataAlone()
    {
        var (envelope, ciphertext) = _engine.Seal(SseProtection.S3, "data"u8);
        var changed = _engine.Engine.Reprotect(envelope, EngineUnderTest.Identity, _engine.EveryProtection[1], EngineUnderTest.Owner);
        Assert.Equal(SseMode.Kms, changed.Mode);
        Assert.Equal("data"u8.ToArray(), _engine.Open(changed, ciphertext, 4));
        _engine.Kms.DisableKey(_engine.Kms.CreateKey("111122223333").Arn, EngineUnderTest.Owner);
        var other = _engine.Kms.CreateKey("111122223333");
        var again = _engine.Engine.Reprotect(
            changed, EngineUnderTest.Identity, new SseProtection { Mode = SseMode.Kms, KmsKeyArn = other.Arn, BucketKeyEnabled = true }, EngineUnderTest.Owner);
        Assert.Equal(other.Arn, again.KmsKeyArn);
        Assert.Equal("data"u8.ToArray(), _engine.Open(again, ciphertext, 4));
    }

    [Fact]
    public void ResumeSeal_ForEveryMode_SealsPartsThatOpenTogether()
    {
        foreach (var protection in _engine.EveryProtection)
        {
            using var begun = _engine.Engine.BeginSeal(protection, EngineUnderTest.Identity, EngineUnderTest.Owner);
            var parts = new List<byte[]>();
            for (var number = 1; number <= 3; number++)
            {
                using var resumed = _engine.Engine.ResumeSeal(begun.Envelope, EngineUnderTest.Identity, protection.CustomerKey, EngineUnderTest.Owner);
                parts.Add(Sealed.Seal(resumed, new byte[] { (byte)number }, number));
            }

            for (var number = 1; number <= 3; number++)
            {
                Assert.Equal([(byte)number], _engine.Open(begun.Envelope, parts[number - 1], 1, part: number));
            }
        }
    }

    [Fact]
    public void ToString_OfAnythingThatHoldsAKey_ShowsNoKey()
    {
        using var key = new CustomerKey("0123456789abcdef0123456789ABCDEF"u8);
        var choice = new SseChoice.Customer(key);
        var protection = new SseProtection { Mode = SseMode.Customer, CustomerKey = key };
        var envelope = _engine.Seal(protection, "x"u8).Envelope;
        foreach (var shown in new object[] { key, choice, protection, envelope, envelope.WrappedKey, _engine.Engine, _engine.Engine.RootKeys, _engine.Kms })
        {
            Assert.DoesNotContain("0123456789abcdef", shown.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String("0123456789abcdef0123456789ABCDEF"u8), shown.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("System.Byte", shown.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dispose_OfAKey_ZeroesItsBytes()
    {
        var key = new CustomerKey("0123456789abcdef0123456789ABCDEF"u8);
        var bytes = key.Bytes;
        Assert.Equal((byte)'0', bytes[0]);
        key.Dispose();
        Assert.True(bytes.IndexOfAnyExcept((byte)0) < 0);
        Assert.Throws<ObjectDisposedException>(() => key.Bytes.Length);
    }

    private static EncryptionFailure Failure(Action action) => Assert.Throws<EncryptionException>(action).Failure;
}
