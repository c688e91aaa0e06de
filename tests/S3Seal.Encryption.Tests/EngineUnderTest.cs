using Microsoft.Extensions.Time.Testing;

namespace S3Seal.Encryption.Tests;

/// <summary>An engine with what a test needs around it.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    public static readonly KmsRequester Owner = new("111122223333", null);
    public static readonly KmsRequester Somebody = new("111122223333", "arn:aws:iam::111122223333:user/somebody");
    public static readonly ObjectIdentity Identity = new("bucket", "a/key", "0123456789abcdef0123456789abcdef");

    public EngineUnderTest(KeyRandom? random = null, TimeSpan? rootKeyPeriod = null)
    {
        Kms = new LocalKms("us-east-1", Clock, random);
        Engine = new EncryptionEngine(Kms, Clock, random, rootKeyPeriod);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public LocalKms Kms { get; }

    public EncryptionEngine Engine { get; }

    public CustomerKey CustomerKey { get; } = new("0123456789abcdef0123456789ABCDEF"u8);

    /// <summary>One protection of every mode, and SSE-KMS with a bucket key.</summary>
    public IReadOnlyList<SseProtection> EveryProtection
    {
        get
        {
            var arn = Kms.Resolve(null, Owner);
            return
            [
                SseProtection.S3,
                new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn },
                new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, BucketKeyEnabled = true },
                new SseProtection { Mode = SseMode.KmsDsse, KmsKeyArn = arn },
                new SseProtection { Mode = SseMode.Customer, CustomerKey = CustomerKey },
            ];
        }
    }

    public (EncryptionEnvelope Envelope, byte[] Ciphertext) Seal(SseProtection protection, ReadOnlySpan<byte> plaintext, int part = 1, int step = int.MaxValue)
    {
        using var sealer = Engine.BeginSeal(protection, Identity, Owner);
        return (sealer.Envelope, Sealed.Seal(sealer, plaintext, part, step));
    }

    public byte[] Open(
        EncryptionEnvelope envelope, byte[] ciphertext, long length, ObjectIdentity? identity = null, int part = 1, (long Offset, long Length)? range = null)
    {
        using var opener = Engine.BeginOpen(envelope, identity ?? Identity, envelope.Mode == SseMode.Customer ? CustomerKey : null, Owner);
        return Sealed.Open(opener, ciphertext, length, part, range);
    }

    public void Dispose()
    {
        Engine.Dispose();
        Kms.Dispose();
        CustomerKey.Dispose();
    }
}
